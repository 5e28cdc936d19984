using Coordination.Access;
using Coordination.Erasures;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Erasures;

/// <summary>People's data in a hall. A credential is needed; who calls by a header alone finds and changes nothing here.</summary>
internal static class ErasureEndpoints
{
    private const string Paged = "Keyset pagination: give 'next' as 'cursor' for the next page.";
    private const string Cursor = "The 'next' of the page before.";
    private const string Limit = "At most so many, 1 to 1000; 100 when missing.";

    public static void Map(RouteGroupBuilder erasures)
    {
        erasures.WithTags("erasures");
        MapMatters(erasures, "", "Texts of people, departments, centres, plans, access and erasures are named in 'grains': each grain once, at most 200, and at most 1,000 versions in all.");
        erasures.MapPost("/find", ErasureCommands.FindAsync).Needs(Permission.AskErasure)
            .Changes<ErasuresReceipt>("findPersonalData", "Find a person's requests", "By a telephone number or an e-mail address, or by a tracking code. That it was looked for is on record, and what was found.");
        erasures.MapGet("/holds", ErasureCommands.ListHoldsAsync).Needs(Permission.ReadErasures)
            .Is("listHolds", "The requests whose texts must be kept", Paged)
            .Takes("cursor", Cursor).Takes("limit", Limit).Gives<HoldPage>().Refuses(401, 403, 404);
        MapHolds(erasures.MapGroup("/holds/{request}"));
        erasures.MapPost("/{number}/document", ErasureCommands.ExportAsync).Needs(Permission.AskErasure, Permission.ApproveErasure)
            .Changes<ExportView>("readExport", "Everything about the requests of an approved export, as one document", "Each time is on record.");
    }

    /// <summary>Of what belongs to no hall. There are no requests.</summary>
    public static void MapOfAllHalls(RouteGroupBuilder erasures)
    {
        erasures.WithTags("erasures");
        MapMatters(erasures, "OfAllHalls", "Texts of the access to all halls, and of these erasures themselves, are named in 'grains', each once, with at most 1,000 versions in all; requests, contact and tracking code are for halls.");
    }

    private static void MapMatters(RouteGroupBuilder erasures, string suffix, string what)
    {
        var where = suffix.Length == 0 ? "" : " that belongs to no hall";
        erasures.MapGet("", ErasureCommands.ListAsync).Needs(Permission.ReadErasures)
            .Is($"listErasures{suffix}", $"Erasures and exports of people's data{where}", $"Requests and people by their ids, without anything personal. {Paged}")
            .Takes("cursor", Cursor).Takes("limit", Limit).Gives<ErasurePage>().Refuses(401, 403, 404);
        erasures.MapGet("/{number}", ErasureCommands.ReadAsync).Needs(Permission.ReadErasures)
            .Is($"readErasure{suffix}", $"An erasure or an export{where}, and how far it is").Gives<ErasureView>().Refuses(401, 403, 404);
        erasures.MapPost("", ErasureCommands.AskAsync).Needs(Permission.AskErasure)
            .Changes<ErasuresReceipt>($"askErasure{suffix}", $"Ask that personal text{where} be erased{(suffix.Length == 0 ? ", or everything about requests be exported" : "")}", $"Somebody else approves it. {what}");
        erasures.MapPost("/{number}/approve", ErasureCommands.ApproveAsync).Needs(Permission.ApproveErasure)
            .Changes<ErasuresReceipt>($"approveErasure{suffix}", $"Approve what somebody else has asked for{where}", "Texts are erased from then on, also over a restart; 'stage' becomes 'done' with the last of them.");
        erasures.MapPost("/{number}/decline", ErasureCommands.DeclineAsync).Needs(Permission.ApproveErasure, Permission.AskErasure)
            .Changes<ErasuresReceipt>($"declineErasure{suffix}", $"Decline what was asked for{where}, or take it back");
    }

    private static void MapHolds(RouteGroupBuilder holds)
    {
        holds.MapPost("/hold", ErasureCommands.HoldAsync).Needs(Permission.AskErasure)
            .Changes<ErasuresReceipt>("holdTexts", "Have the texts of a request kept", "As for a dispute: nobody erases them, and no retention does, until the hold is lifted.");
        holds.MapPost("/lift", ErasureCommands.LiftAsync).Needs(Permission.AskErasure)
            .Changes<ErasuresReceipt>("liftHold", "Let the texts of a request be erased again");
    }

    private static void Changes<T>(this RouteHandlerBuilder builder, string id, string summary, string? description = null) =>
        builder.Is(id, summary, description).Gives<T>().Refuses(401, 403, 404, 409, 413, 415, 422, 428);
}
