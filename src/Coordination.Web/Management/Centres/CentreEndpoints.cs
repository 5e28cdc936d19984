using Coordination.Access;
using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Web.Access;
using Coordination.Web.Management.Crises;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Centres;

/// <summary>Centres, for supervisors and administrators.</summary>
internal static class CentreEndpoints
{
    public static void Map(RouteGroupBuilder centre)
    {
        centre.MapGet("/queue", CentreReading.ReadQueueAsync)
            .Needs(Permission.ReadWork).Is("readQueue", "The live queue", "As the centre holds it in memory: departments, what waits in the order it would go, and who holds what.")
            .Takes("department", "Only this department's.").Takes("limit", "At most so many items of each queue, 1 to 1000; 100 when missing.")
            .Gives<QueueReport>().Refuses(404).WithTags("centres");
        centre.MapGet("/state", CentreReading.ReadStateAsync)
            .Needs(Permission.ReadWork).Is("readCentre", "A centre's state").Gives<CentreView>().Refuses(404).WithTags("centres");
        centre.MapGet("/counts", CentreReading.CountAsync)
            .Needs(Permission.ReadWork).Is("countByStatus", "How many are in which status")
            .Takes("kind", "The kind of grains; request when missing.").Gives<CountsView>().Refuses(404).WithTags("centres");
        centre.MapGet("/crises", CrisisListing.ListAsync)
            .Needs(Permission.ReadWork).Is("listCrises", "The crises that the hall has had", "The latest first: when, by whom and on which basis each was declared and lifted, and what it did, as the lists tell it: what was moved, held back, ended and refused, with the first requests of each. Give 'next' as 'before' for the earlier ones.")
            .Takes("before", "Only those declared by a version of the centre before this one.").Takes("limit", "At most so many, 1 to 50; 10 when missing.")
            .Gives<CrisisRecords>().Refuses(404).WithTags("centres");
        centre.MapPost("/crisis/declare", CentreCommands.DeclareCrisisAsync)
            .Needs(Permission.DeclareCrisis).IsCommand<CentreReceipt>("declareCrisis", "From now on the crisis plan counts").WithTags("centres");
        centre.MapPost("/crisis/lift", CentreCommands.LiftCrisisAsync)
            .Needs(Permission.DeclareCrisis).IsCommand<CentreReceipt>("liftCrisis", "The ordinary plan counts again").WithTags("centres");
        centre.MapPost("/reconcile", CentreCommands.ReconcileAsync)
            .Needs(Permission.RepairCentre).IsCommand<ReconciliationReport>("reconcile", "Compare the centre's memory with storage and repair both ways", "Each call compares again, also one that repeats its Idempotency-Key: the report is of that call.").WithTags("centres");
    }
}
