using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Management.Access;
using Coordination.Web.Management.Erasures;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.People;

/// <summary>Everything about one citizen: found, handed out and erased, by two people.</summary>
internal static class PeoplePages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/people", Show).Needs(Permission.ReadErasures);
        pages.MapPost("/halls/{centre}/people/find", FindAsync).Needs(Permission.AskErasure);
        pages.MapPost("/halls/{centre}/people/ask", AskAsync).Needs(Permission.AskErasure);
        pages.MapPost("/halls/{centre}/people/{number}/document", HandOutAsync).Needs(Permission.AskErasure, Permission.ApproveErasure);
        pages.MapPost("/halls/{centre}/people/holds", HoldAsync).Needs(Permission.AskErasure);
        PeopleCommands.Map(pages);
    }

    private static IResult Show(InHall hall, PrincipalCaller caller, HttpContext call, ICoordination coordination) => Page(hall, caller, call, coordination, null, StatusCodes.Status200OK);

    private static IResult Page(InHall hall, PrincipalCaller caller, HttpContext call, ICoordination coordination, PeopleAnswer? answer, int status)
    {
        var names = ActorNames.In(call);
        return new PageResult<PeopleView, PeopleModel>("People", async (page, cancellation) =>
        {
            var (list, problem) = await Answers.FindAsync<ErasurePage>(ErasureCommands.ListAsync(
                new AccessScopeValue(hall.Id, null), new ErasureListQuery(0, ErasureListQuery.MaxLimit, null), caller, coordination, cancellation));
            var (holds, other) = await Answers.FindAsync<HoldPage>(ErasureCommands.ListHoldsAsync(
                new RouteValue<CentreId>(hall.Id, null), new HoldListQuery(null, ErasureListQuery.MaxLimit, null), caller, coordination, cancellation));
            return list is null ? problem! : holds is null ? other! : new PeopleModel(list, holds, answer)
            {
                Names = await names.ReadAsync(page, list.Erasures.SelectMany(one => new[] { one.AskedBy.Id, one.DecidedBy?.Id }).OfType<string>().Concat(holds.Holds.Select(hold => hold.By.Id)), cancellation),
                Found = answer is null ? [] : await FoundRequest.ReadAsync(answer.Found, coordination, cancellation),
            };
        })
        {
            Status = status,
        };
    }

    private static async Task<IResult> FindAsync(InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var (contact, code) = WhoseOf(form);
        var reply = await coordination.Erasures(hall.Id).ExecuteAsync(
            new FindRequests { Contact = contact, TrackingCode = code, Reason = form["reason"].ToString().Trim() }, caller.Meta, call.RequestAborted);
        return reply.IsRefused
            ? Page(hall, caller, call, coordination, new PeopleAnswer(reply.Refusal, [], form), RefusalStatus.Of(reply.Refusal.Code))
            : Page(hall, caller, call, coordination, new PeopleAnswer(null, [.. reply.Value.Requests], form), StatusCodes.Status200OK);
    }

    private static async Task<IResult> AskAsync(InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var basis = ErasureBases.Read(form);
        if (basis.IsRefused)
        {
            return Page(hall, caller, call, coordination, new PeopleAnswer(basis.Refusal, [], form), RefusalStatus.Of(basis.Refusal.Code));
        }

        var (contact, code) = WhoseOf(form);
        var ask = new AskErasure(form["what"] == "export" ? ErasureKind.Export : ErasureKind.Erase, basis.Value)
        {
            Contact = contact,
            TrackingCode = code,
            Requests = [.. form["request"].Select(text => RequestId.TryParse(text, out var id) ? id : (RequestId?)null).OfType<RequestId>()],
            Reason = form["reason"].ToString().Trim(),
        };
        var reply = await coordination.Erasures(hall.Id).ExecuteAsync(ask, FormKey.With(caller.Meta, form), call.RequestAborted);
        return reply.IsRefused
            ? Page(hall, caller, call, coordination, new PeopleAnswer(reply.Refusal, [], form), RefusalStatus.Of(reply.Refusal.Code))
            : PageAnswer.Go(call, $"{ConsolePaths.OfHall(hall.Id)}/people");
    }

    // Of one request, by its id: whoever has a dispute on their desk has it before them.
    private static async Task<IResult> HoldAsync(InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (!RequestId.TryParse(form["held"].ToString().Trim(), out var request))
        {
            var wrong = new Refusal(RefusalCodes.Invalid, "The request's id must be a UUID, as the request's page shows it.", "held");
            return Page(hall, caller, call, coordination, new PeopleAnswer(wrong, [], form), StatusCodes.Status400BadRequest);
        }

        var reply = await coordination.Erasures(hall.Id).ExecuteAsync(new HoldTexts(request) { Reason = form["reason"].ToString().Trim() }, caller.Meta, call.RequestAborted);
        return reply.IsRefused
            ? Page(hall, caller, call, coordination, new PeopleAnswer(reply.Refusal, [], form), RefusalStatus.Of(reply.Refusal.Code))
            : PageAnswer.Go(call, $"{ConsolePaths.OfHall(hall.Id)}/people");
    }

    /// <remarks>That it is handed out is on record before it is.</remarks>
    private static async Task<IResult> HandOutAsync(InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (!long.TryParse(call.GetRouteValue("number") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new ProblemResult(Problem.NotFound("There is no such export."));
        }

        var answer = await ErasureCommands.HandOutAsync(hall.Id, number, form["reason"].ToString().Trim(), caller.Meta, coordination, call.RequestAborted);
        if (answer is not ProblemResult)
        {
            call.Response.Headers.ContentDisposition = $"attachment; filename=\"export-{hall.Id}-{number.ToString(CultureInfo.InvariantCulture)}.json\"";
        }

        return answer;
    }

    private static (string? Contact, string? Code) WhoseOf(IFormCollection form) => (TextOf(form, "contact"), TextOf(form, "trackingCode"));

    private static string? TextOf(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>What was asked about people's data, what must be kept, and what a search has found.</summary>
internal sealed record PeopleModel(ErasurePage List, HoldPage Holds, PeopleAnswer? Answer)
{
    /// <summary>The names of those who asked, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What a search has found, as it is now.</summary>
    public ImmutableArray<FoundRequest> Found { get; init; } = [];
}

/// <summary>What came of a form.</summary>
/// <param name="Refusal">Why nothing did.</param>
/// <param name="Found">The requests that were found.</param>
/// <param name="Kept">What was filled in.</param>
internal sealed record PeopleAnswer(Refusal? Refusal, IReadOnlyList<RequestId> Found, IFormCollection Kept);
