using Coordination.Access;
using Coordination.Requests;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Portal;

/// <summary>The portal's part of <c>/v1</c>.</summary>
internal static class PortalEndpoints
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        MapReading(v1);
        MapCommands(v1);
    }

    private static void MapReading(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/centres/{centre}/services", Catalogue.ReadAsync)
            .NeedsNothing().OpenToAnybody().Is("readServices", "The published service catalogue", "What the hall does, who may ask and what to bring; and what it does not do. The ETag is the plan's version.")
            .Gives<CatalogueView>().Revalidates().Refuses(404).WithTags("portal");

        v1.MapGet("/requests/{request}", Tracking.ReadAsync)
            .Needs(Permission.SubmitRequests, Permission.ReadWork).OpenToOwners().Is("readRequest", "Where a request stands, and why", "With position, estimated wait and the window to come to. The ETag begins with the version; while the request is open it also follows position and estimate.")
            .Gives<RequestView>().Revalidates().Refuses(404).WithTags("portal");

        v1.MapGet("/requests/{request}/personal", PersonalReading.ReadAsync)
            .NeedsWithReason(Permission.ReadPersonal).OpenToOwners().Is("readPersonal", "The personal texts of a request", "For its citizen by the tracking code, for the portal that submitted it, for who holds an item of it, and with a reason for heads, supervisors and auditors. Each look of the hall's people is on record.")
            .Gives<PersonalView>().Refuses(401, 403, 404, 428).WithTags("portal");
    }

    private static void MapCommands(IEndpointRouteBuilder v1)
    {
        v1.MapPost("/centres/{centre}/requests", CitizenCommands.SubmitAsync)
            .NeedsToMake(Permission.SubmitRequests).OpenToAnybody().Is("submitRequest", "Submit a request", "201 for whatever is on record: a request that is not admitted has the status 'refused' and its reasons. With an Idempotency-Key, submitting again finds the first one and its tracking code. A problem means that nothing is on record.")
            .Gives<RequestReceipt>(StatusCodes.Status201Created).Refuses(404, 413, 415, 422).WithTags("portal");

        v1.MapPost("/requests/{request}/cancel", CitizenCommands.CancelAsync)
            .Needs(Permission.SubmitRequests).OpenToOwners().IsCommand<RequestReceipt>("cancelRequest", "Withdraw a request").WithTags("portal");

        v1.MapPost("/requests/{request}/documents", CitizenCommands.SupplyDocumentsAsync)
            .Needs(Permission.SubmitRequests).OpenToOwners().IsCommand<RequestReceipt>("supplyDocuments", "Supply documents that were asked for", "When none is missing any more, the items wait again, with their age.").WithTags("portal");

        v1.MapPost("/requests/{request}/arrival", CitizenCommands.ArriveAsync)
            .Needs(Permission.ReceiveCitizens).OpenToOwners().IsCommand<RequestReceipt>("reportArrival", "Say that the citizen has come, or is back", "Who is booked says so where the plan asks for it, and is called from then on; who was parked or let others go first is called at once.").WithTags("portal");

        v1.MapPost("/requests/{request}/step-back", CitizenCommands.StepBackAsync)
            .Needs(Permission.ReceiveCitizens).OpenToOwners().IsCommand<RequestReceipt>("stepBack", "Let others go first for a while", "The citizen keeps their age and is next after that, or when they are back. The service-level clock stands still meanwhile.").WithTags("portal");

        v1.MapPost("/requests/{request}/appointment", CitizenCommands.MoveAsync)
            .Needs(Permission.ReceiveCitizens).OpenToOwners().IsCommand<RequestReceipt>("moveAppointment", "Move a booked time", "The request keeps its id and its history, and the time before is free at once. Only before the citizen was called.").WithTags("portal");

        v1.MapPost("/requests/{request}/rating", CitizenCommands.RateAsync)
            .Needs(Permission.SubmitRequests).OpenToOwners().IsCommand<RequestReceipt>("rateRequest", "Rate the visit", "Once, after the end.").WithTags("portal");
    }
}
