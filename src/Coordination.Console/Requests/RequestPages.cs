using System.Text.Json.Nodes;
using System.Text.Json;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Commands;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Requests;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Portal;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Requests;

/// <summary>One request: what happened to it, where it stands and why, and its personal texts behind a look that is on record.</summary>
internal static class RequestPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/requests/{request}", ShowAsync).Needs(Permission.ReadWork);
        pages.MapGet("/requests/{request}/personal", AskAsync).Needs(Permission.ReadPersonal);
        pages.MapPost("/requests/{request}/personal", ReadPersonalAsync).Needs(Permission.ReadPersonal);
    }

    private static async Task<IResult> ShowAsync(OfRequest request, HttpContext call, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Request(request.Id).ReadAsync(cancellation) is not { Status: not RequestStatus.None } state)
        {
            return new ProblemResult(TrackingHeader.NoRequest(request.Id));
        }

        var names = ActorNames.In(call);
        return new PageResult<RequestView, RequestModel>("Requests", (page, again) => RequestModel.ReadAsync(page, request.Id, coordination, names, again))
        {
            Hall = state.Centre,
            IsLive = true,
            Title = (page, _) => page.NameOf(state.Service),
        };
    }

    private static async Task<IResult> AskAsync(OfRequest request, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Request(request.Id).ReadAsync(cancellation) is { Status: not RequestStatus.None } state
            ? Form(state, null, null)
            : new ProblemResult(TrackingHeader.NoRequest(request.Id));

    private static PageResult<CommandView, CommandModel> Form(RequestState state, Refusal? refusal, IFormCollection? kept) =>
        new("Requests", (page, _) => ValueTask.FromResult<Found<CommandModel>>(
            new CommandModel("PersonalTexts", page.Texts.Of("AboutRequest", page.NameOf(state.Service), page.Time(state.SubmittedAt), page.Texts.Of(state.Status)), [], ConsolePaths.Of(state.Id))
            {
                Key = "",
                TakesCode = false,
                Refusal = refusal,
                Kept = kept,
            }))
        {
            Hall = state.Centre,
            Title = (page, _) => page.Texts.Of("PersonalTexts"),
            Status = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static async Task<IResult> ReadPersonalAsync(OfRequest request, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (form["reason"].ToString().Trim() is not { Length: > 0 } reason || !PlainText.Fits(reason, FormProblems.LongestReason))
        {
            return await coordination.Request(request.Id).ReadAsync(call.RequestAborted) is { Status: not RequestStatus.None } asked
                ? Form(asked, new Refusal(RefusalCodes.Invalid, FormProblems.NoReason.Detail, "reason"), form)
                : new ProblemResult(TrackingHeader.NoRequest(request.Id));
        }

        // The look is on record before anything is shown, as when a program looks.
        var looker = new PersonalCaller(caller.Meta, false, reason, null);
        var (texts, problem) = await Answers.FindAsync<PersonalView>(PersonalReading.ReadAsync(new RouteValue<RequestId>(request.Id, null), looker, coordination, call.RequestAborted));
        var hall = (await coordination.Request(request.Id).ReadAsync(call.RequestAborted))?.Centre;
        return texts is null
            ? new ProblemResult(problem!)
            : new PageResult<PersonalTextsView, PersonalTextsModel>("PersonalTexts", (_, _) => ValueTask.FromResult<Found<PersonalTextsModel>>(PersonalTextsModel.Of(texts))) { Hall = hall };
    }
}

/// <summary>The personal texts of a request.</summary>
/// <param name="Request">Which.</param>
/// <param name="Texts">When each came, with which event, and its fields.</param>
internal sealed record PersonalTextsModel(RequestId Request, IReadOnlyList<(DateTimeOffset At, string Event, IReadOnlyList<(string Name, string Value)> Fields)> Texts)
{
    public static PersonalTextsModel Of(PersonalView view) => new(view.Request, [.. view.Texts.Select(text => (text.At, text.Event, FieldsOf(text.Text)))]);

    private static IReadOnlyList<(string, string)> FieldsOf(JsonNode? text) => text is JsonObject fields
        ? [.. fields.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!.GetValueKind() == JsonValueKind.String ? field.Value.GetValue<string>() : field.Value.ToJsonString()))]
        : text is null ? [] : [("", text.ToJsonString())];
}
