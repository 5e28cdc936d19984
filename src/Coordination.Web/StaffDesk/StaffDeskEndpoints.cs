using Coordination.Access;
using Coordination.Centres;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.StaffDesk;

/// <summary>The staff clients' part of <c>/v1</c>.</summary>
internal static class StaffDeskEndpoints
{
    private const string InTheirStead = "A supervisor who does it in somebody's stead says why.";

    public static void Map(IEndpointRouteBuilder v1)
    {
        MapPeople(v1.MapGroup("/centres/{centre}/staff/{staff}").WithTags("staff"));
        MapItems(v1.MapGroup("/requests/{request}/items/{item}").WithTags("items"));
    }

    private static void MapPeople(RouteGroupBuilder person)
    {
        person.MapGet("", PersonReading.ReadAsync)
            .Needs(Permission.WorkOnItems, Permission.ReadWork).Is("readStaff", "How somebody stands to work, and what they hold").Gives<PersonView>().Refuses(404);
        person.MapPost("/sign-on", PersonCommands.SignOnAsync).Needs(Permission.WorkOnItems).IsCommand<StaffReceipt>("signOn", "Begin work", InTheirStead);
        person.MapPost("/sign-off", PersonCommands.SignOffAsync)
            .Needs(Permission.WorkOnItems).IsCommand<StaffReceipt>("signOff", "End work", $"Refused while holding work, unless 'release' gives it back to the queues. {InTheirStead}");
        person.MapPost("/pause", PersonCommands.PauseAsync).Needs(Permission.WorkOnItems).IsCommand<StaffReceipt>("pauseWork", "Take no work for now", "For a reason, whoever does it.");
        person.MapPost("/resume", PersonCommands.ResumeAsync).Needs(Permission.WorkOnItems).IsCommand<StaffReceipt>("resumeWork", "Take work again", InTheirStead);
        person.MapPost("/drain", PersonCommands.DrainAsync)
            .Needs(Permission.WorkOnItems).IsCommand<StaffReceipt>("drainWork", "Finish what is held, take no more, then be signed off", InTheirStead);
        person.MapPost("/next", PersonCommands.TakeNextAsync)
            .Needs(Permission.WorkOnItems).IsCommand<TakenItem>("takeNext", "Take the next item", $"409 with the code nothing-waiting when there is none, or still-holding, which names what they hold already. {InTheirStead}");
    }

    private static void MapItems(RouteGroupBuilder item)
    {
        item.MapPost("/accept", ItemCommands.AcceptAsync).Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("acceptItem", "Take an offer", InTheirStead);
        item.MapPost("/decline", ItemCommands.DeclineAsync)
            .Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("declineItem", "Do not take an offer", "The item keeps its age.");
        item.MapPost("/start", ItemCommands.StartAsync).Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("startItem", "Begin", InTheirStead);
        item.MapPost("/hold", ItemCommands.HoldAsync).Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("holdItem", "Set aside");
        item.MapPost("/park", ItemCommands.ParkAsync)
            .Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("parkItem", "Park it: the citizen has something to do first", "The holder is free. It keeps its age, and is called again after some minutes or when the citizen is back.");
        item.MapPost("/resume", ItemCommands.ResumeAsync).Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("resumeItem", "Go on", InTheirStead);
        item.MapPost("/ask-documents", ItemCommands.AskDocumentsAsync)
            .Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("askDocuments", "Ask the citizen for documents", $"The holder is free and the service clock stops until they come. {InTheirStead}");
        item.MapPost("/complete", ItemCommands.CompleteAsync).Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("completeItem", "Finish", InTheirStead);
        item.MapPost("/transfer", ItemCommands.TransferAsync)
            .Needs(Permission.TransferItems).IsCommand<RequestReceipt>("transferItem", "Pass to another department", "The item keeps its age.");
        item.MapPost("/object", ItemCommands.ObjectAsync)
            .Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("objectToDispatch", "Say \"not ours\"", "The centre reviews; the objection stays on record.");
        item.MapPost("/no-show", ItemCommands.NoShowAsync)
            .Needs(Permission.WorkOnItems).IsCommand<RequestReceipt>("reportNoShow", "The citizen was called and did not come", $"Called again later or, after the plan's number of calls, the end. {InTheirStead}");
    }
}
