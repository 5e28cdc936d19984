using System.Globalization;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Management.Access;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.SignIn.Passwords;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Permits;

/// <summary>One of those who may do something in a hall: what they may, by what they prove who they are, and how both change.</summary>
internal static class PersonPages
{
    private const string Path = "/halls/{centre}/access/{principal}";
    private const int MostDays = 730;

    private static readonly TimeSpan LinkLives = TimeSpan.FromHours(24);

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet(Path, Show).Needs(Permission.ReadAccess);
        Form(pages, "invite", InviteAsync);
        Form(pages, "describe", (form, person, call) => ExecuteAsync(
            new DescribePrincipal(person.Id) { Name = TextOf(form, "name"), Contact = TextOf(form, "contact"), Reason = ReasonOf(form) }, form, person, call));
        Form(pages, "give", GiveAsync);
        Form(pages, "key", IssueKeyAsync);
    }

    private static void Form(RouteGroupBuilder pages, string name, Func<IFormCollection, Person, HttpContext, Task<IResult>> send) =>
        pages.MapPost($"{Path}/{name}", async (InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery) =>
            await SignInForm.ReadAsync(call, antiforgery) is not { } form ? new ProblemResult(FormProblems.Stale)
            : IdOf(call) is { } id ? await send(form, new Person(id, hall.Id, caller), call)
            : new ProblemResult(Nobody)).Needs(Permission.ChangeAccess);

    private static IResult Show(InHall hall, PrincipalCaller caller, HttpContext call) =>
        IdOf(call) is { } id ? Page(new Person(id, hall.Id, caller), call, null, StatusCodes.Status200OK) : new ProblemResult(Nobody);

    private static async Task<IResult> GiveAsync(IFormCollection form, Person person, HttpContext call)
    {
        var known = await Coordination(call).Access(person.Hall).ReadAsync(call.RequestAborted);
        var kind = known?.Principals.FirstOrDefault(one => one.Id == person.Id)?.Kind ?? PrincipalKind.Person;
        var (grant, wrong) = GrantForm.Read(form, person.Hall, kind);
        return grant is null ? new ProblemResult(wrong!) : await ExecuteAsync(new GiveGrant(person.Id, grant) { Reason = ReasonOf(form) }, form, person, call);
    }

    // A key or a link is shown once, to whoever asked for it: what proves who somebody is is kept nowhere.
    private static async Task<IResult> InviteAsync(IFormCollection form, Person person, HttpContext call)
    {
        var isInvitation = form["by"] != "link";
        var issue = new IssueLink(person.Id, Now(call) + LinkLives) { IsInvitation = isInvitation, Reason = ReasonOf(form) };
        return await ExecuteAsync(issue, form, person, call, receipt => new AccessOutcome(
            null, $"{call.Request.Scheme}://{call.Request.Host}{call.Request.PathBase}{(isInvitation ? PasswordEndpoints.Invitation : SignInEndpoints.Link)}#{receipt.Secret}", form));
    }

    private static async Task<IResult> IssueKeyAsync(IFormCollection form, Person person, HttpContext call) =>
        int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? await ExecuteAsync(new IssueKey(person.Id, Now(call).AddDays(days)) { Reason = ReasonOf(form) }, form, person, call, receipt => new AccessOutcome(null, null, form) { Key = receipt.Secret })
            : Page(person, call, new AccessOutcome(new Refusal(RefusalCodes.Invalid, "A key holds for 1 to 730 days: give a whole number.", "days"), null, form), StatusCodes.Status400BadRequest);

    private static async Task<IResult> ExecuteAsync(AccessCommand command, IFormCollection form, Person person, HttpContext call, Func<AccessReceipt, AccessOutcome>? shows = null)
    {
        var services = call.RequestServices;
        var reply = await Coordination(call).Access(person.Hall).ExecuteAsync(command, FormKey.With(person.Caller.Meta, form), call.RequestAborted);
        if (shows is not null && AccessOutcome.IsRepeated(reply))
        {
            return Page(person, call, new AccessOutcome(null, null, form) { WasShown = true }, StatusCodes.Status200OK);
        }

        if (reply.IsRefused)
        {
            return Page(person, call, new AccessOutcome(reply.Refusal, null, form), RefusalStatus.Of(reply.Refusal.Code));
        }

        await ((AccessDirectory)services.GetService(typeof(AccessDirectory))!).RefreshAsync(call.RequestAborted);
        return shows is null ? PageAnswer.Go(call, Address(person)) : Page(person, call, shows(reply.Value), StatusCodes.Status200OK);
    }

    private static IResult Page(Person person, HttpContext call, AccessOutcome? outcome, int status) => new PageResult<PersonView, PersonModel>("Access", async (page, cancellation) =>
    {
        var (view, problem) = await Answers.FindAsync<AccessView>(AccessCommands.ReadAsync(new AccessScopeValue(person.Hall, null), person.Caller, Coordination(call), cancellation));
        return view is null ? problem! : view.Principals.FirstOrDefault(one => one.Id == person.Id) is { } found ? new PersonModel(found, new AccessModel(view, outcome, page.Now)) : Nobody;
    })
    {
        Status = status,
        Title = (page, model) => model.Person.Name ?? page.Texts.Of("Nameless"),
    };

    private static string Address(Person person) => $"{ConsolePaths.OfHall(person.Hall)}/access/{person.Id}";

    private static ICoordination Coordination(HttpContext call) => (ICoordination)call.RequestServices.GetService(typeof(ICoordination))!;

    private static DateTimeOffset Now(HttpContext call) => Coordination(call).Time.GetUtcNow();

    private static PrincipalId? IdOf(HttpContext call) => PrincipalId.TryParse(call.GetRouteValue("principal") as string, out var id) ? id : null;

    private static string ReasonOf(IFormCollection form) => form["reason"].ToString().Trim();

    private static string? TextOf(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static Problem Nobody => Problem.NotFound("There is no such person here.");

    private sealed record Person(PrincipalId Id, CentreId Hall, PrincipalCaller Caller);
}

/// <summary>Somebody who may do something in a hall.</summary>
internal sealed record PersonModel(PrincipalView Person, AccessModel Access);
