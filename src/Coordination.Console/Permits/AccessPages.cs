using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Staff;
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

/// <summary>Who may do what in a hall, by what they prove who they are, and invitations.</summary>
internal static class AccessPages
{
    private static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/access", Show).Needs(Permission.ReadAccess);
        pages.MapPost("/halls/{centre}/access/add", AddAsync).Needs(Permission.ChangeAccess);
        PersonPages.Map(pages);
        AccessCommandPages.Map(pages);
    }

    private static IResult Show(InHall hall, PrincipalCaller caller, ICoordination coordination) => Page(hall, caller, coordination, null, StatusCodes.Status200OK);

    private static IResult Page(InHall hall, PrincipalCaller caller, ICoordination coordination, AccessOutcome? outcome, int status) =>
        new PageResult<AccessPageView, AccessModel>("Access", async (page, cancellation) =>
        {
            var (view, problem) = await Answers.FindAsync<AccessView>(AccessCommands.ReadAsync(new AccessScopeValue(hall.Id, null), caller, coordination, cancellation));
            return view is null ? problem! : new AccessModel(view, outcome, page.Now);
        })
        {
            Status = status,
        };

    private static async Task<IResult> AddAsync(InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, ICoordination coordination, AccessDirectory directory)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var (grant, wrong) = GrantForm.Read(form, hall.Id, PrincipalKind.Person);
        if (grant is null)
        {
            return new ProblemResult(wrong!);
        }

        var entry = form["staff"].ToString();
        if (!StaffId.TryParse(entry, out var staff) && entry.Length > 0)
        {
            return new ProblemResult(Problem.Invalid("staff", $"The member of staff must be {StaffId.Format}, or empty for none."));
        }

        var reason = form["reason"].ToString().Trim();
        var add = new AddPrincipal(PrincipalKind.Person)
        {
            Name = form["name"].ToString().Trim() is { Length: > 0 } name ? name : null,
            Staff = entry.Length > 0 ? staff : null,
            Grants = [grant],
            Reason = reason,
        };
        var added = await coordination.Access(hall.Id).ExecuteAsync(add, FormKey.With(caller.Meta, form), call.RequestAborted);
        return added.IsRefused
            ? Page(hall, caller, coordination, new AccessOutcome(added.Refusal, null, form), RefusalStatus.Of(added.Refusal.Code))
            : await IssueAsync(hall, added.Value.Principal!.Value, reason, caller, call, form, coordination, directory);
    }

    // The link is shown once, to whoever asked for it: what signs somebody in is kept nowhere.
    private static async Task<IResult> IssueAsync(
        InHall hall, PrincipalId principal, string reason, PrincipalCaller caller, HttpContext call, IFormCollection form, ICoordination coordination, AccessDirectory directory)
    {
        var isInvitation = form["by"] != "link";
        var issue = new IssueLink(principal, coordination.Time.GetUtcNow() + Lives) { IsInvitation = isInvitation, Reason = reason };
        var issued = await coordination.Access(hall.Id).ExecuteAsync(issue, FormKey.With(caller.Meta, form, ".link"), call.RequestAborted);
        await directory.RefreshAsync(call.RequestAborted);
        return AccessOutcome.IsRepeated(issued) ? Page(hall, caller, coordination, new AccessOutcome(null, null, form) { WasShown = true }, StatusCodes.Status200OK)
            : issued.IsRefused ? Page(hall, caller, coordination, new AccessOutcome(issued.Refusal, null, form), RefusalStatus.Of(issued.Refusal.Code))
            : Page(hall, caller, coordination, new AccessOutcome(
                null, $"{call.Request.Scheme}://{call.Request.Host}{call.Request.PathBase}{(isInvitation ? PasswordEndpoints.Invitation : SignInEndpoints.Link)}#{issued.Value.Secret}", form), StatusCodes.Status200OK);
    }
}

/// <summary>Who may do what, and what came of a form.</summary>
internal sealed record AccessModel(AccessView Access, AccessOutcome? Outcome, DateTimeOffset Now)
{
    /// <summary>What somebody can prove now who they are by.</summary>
    public ImmutableArray<CredentialView> CredentialsOf(PrincipalId principal) =>
        [.. Access.Credentials.Where(one => one.Principal == principal && one.EndedAt is null && one.ExpiresAt > Now)];
}

/// <summary>What came of a form.</summary>
/// <param name="Refusal">Why nothing did.</param>
/// <param name="Link">The link that was made; shown once.</param>
/// <param name="Kept">What was filled in.</param>
internal sealed record AccessOutcome(Refusal? Refusal, string? Link, IFormCollection Kept)
{
    /// <summary>The API key that was made; shown once.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the form was sent before: what it made was shown then.</summary>
    public bool WasShown { get; init; }

    /// <summary>Whether something was issued by this form before. When it ends depends on when it was, so that a repetition is another command to the engine.</summary>
    public static bool IsRepeated(Reply<AccessReceipt> issued) => issued.IsRefused ? issued.Refusal.Code == RefusalCodes.KeyReused : issued.Value.Secret is null;
}
