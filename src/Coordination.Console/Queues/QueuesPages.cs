using Coordination.Access;
using Coordination.Console.Guards;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Management.Centres;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Queues;

/// <summary>The live queues.</summary>
internal static class QueuesPages
{
    // Of each department, while all of them are shown; one alone is shown further.
    private const int First = 5;

    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}/queues", Show)
        .Needs(Permission.ReadWork).Takes(DepartmentScope.Parameter, "Only this department's.").Takes("limit", "At most so many items of each queue, 1 to 1000.");

    private static IResult Show(InHall hall, QueueQuery query, ICoordination coordination, QueueDays days) => new PageResult<QueuesView, QueuesModel>("Queues", async (page, cancellation) =>
    {
        var (report, problem) = await Answers.FindAsync<QueueReport>(CentreReading.ReadQueueAsync(
            new RouteValue<CentreId>(hall.Id, null), query.Department is null ? query with { Limit = First } : query, coordination, cancellation));
        return report is null ? problem! : new QueuesModel(report, await days.ReadAsync(hall.Id, page.Zone, page.Now, cancellation));
    })
    {
        IsLive = true,
    };
}
