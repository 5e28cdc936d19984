using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Queries;
using Coordination.Web;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Management.Plans;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Console.Plans;

/// <summary>The hall's plan as its document: looked at, tried, and published by whoever may.</summary>
internal static class PlanPages
{
    // As many as the API's own estimate takes where nobody says.
    private const int Days = 5;

    // Older ones are on a page of their own.
    private const int VersionsShown = 10;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/plan", ShowAsync).Needs(Permission.ReadPlan).Takes("version", "The form begins with this earlier version.");
        pages.MapPost("/halls/{centre}/plan/check", CheckAsync).Needs(Permission.CheckPlan);
        pages.MapPost("/halls/{centre}/plan/effect", EstimateAsync).Needs(Permission.CheckPlan);
        pages.MapPost("/halls/{centre}/plan/publish", PublishAsync).Needs(Permission.PublishPlan);
        PlanProposalCommands.Map(pages);
        PlanVersionPages.Map(pages);
    }

    // Where the store keeps the days that are simulated, and the application what simulates them.
    private static IPlanEffects? EffectsOf(HttpContext call) =>
        call.RequestServices.GetService<RecordQueries>() is null ? null : call.RequestServices.GetService<IPlanEffects>();

    // An earlier plan that is brought back is tried as any other: nothing is published by looking at it.
    private static async Task<IResult> ShowAsync(InHall hall, AskedVersion asked, HttpContext call, ICoordination coordination) => asked.Version is not { } version
        ? Page(call, coordination, null, StatusCodes.Status200OK)
        : await coordination.Plan(hall.Id).ReadVersionAsync(version, call.RequestAborted) is { } brought
            ? Page(call, coordination, new PlanTrial(Encoding.UTF8.GetString(PlanDocument.WriteIndented(await NamedAsync(brought.Plan, coordination, call.RequestAborted)))) { Brought = version }, StatusCodes.Status200OK)
            : new ProblemResult(Problem.NotFound($"Centre '{hall.Id}' has no plan of version {version}.", "version"));

    // Names that were erased with an earlier plan are those of today for who is still there.
    private static async ValueTask<HallPlan> NamedAsync(HallPlan earlier, ICoordination coordination, CancellationToken cancellation)
    {
        var names = (await coordination.Plan(earlier.Centre).ReadAsync(cancellation))?.Plan.Staff.ToDictionary(person => person.Id, person => person.Name);
        return earlier with { Staff = [.. earlier.Staff.Select(person => person.Name is null && names?.GetValueOrDefault(person.Id) is { } name ? person with { Name = name } : person)] };
    }

    private static IResult Page(HttpContext call, ICoordination coordination, PlanTrial? trial, int status)
    {
        var (hasEffects, names) = (EffectsOf(call) is not null, ActorNames.In(call));
        return new PageResult<PlanPageView, PlanModel>("Plan", async (page, cancellation) => await coordination.Plan(page.Hall!.Value).ReadAsync(cancellation) is { } published
            ? new PlanModel(published, Encoding.UTF8.GetString(PlanDocument.WriteIndented(published.Plan)), trial, hasEffects)
            {
                Proposal = await coordination.Plan(page.Hall.Value).ReadProposalAsync(cancellation),
                Versions = await PlanVersionsModel.ReadAsync(page, published.Version, null, VersionsShown, coordination.Journal, names, cancellation),
            }
            : Problem.NotFound($"There is no centre '{page.Hall}' with a published plan.", "centre"))
        {
            Status = status,
        };
    }

    private static async Task<IResult> CheckAsync(InHall hall, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var trial = Read(form, hall);
        return trial.Plan is null
            ? Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity)
            : Page(call, coordination, await ComparedAsync(trial, trial.Plan, coordination, call.RequestAborted), StatusCodes.Status200OK);
    }

    // Whoever has asked for the difference sees it: from here on they publish over what it is compared with.
    private static async ValueTask<PlanTrial> ComparedAsync(PlanTrial trial, HallPlan plan, ICoordination coordination, CancellationToken cancellation)
    {
        var preview = await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(plan, cancellation);
        return trial with { Preview = preview, Version = preview.Version };
    }

    private static async Task<IResult> EstimateAsync(InHall hall, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var trial = Read(form, hall);
        if (trial.Plan is { } plan && PlanCheck.Check(plan) is { IsEmpty: false } faults)
        {
            trial = trial with { Plan = null, Faults = faults };
        }

        return trial.Plan is null || EffectsOf(call) is not { } effects || await coordination.Plan(hall.Id).ReadAsync(call.RequestAborted) is not { } published
            ? Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity)
            : Page(call, coordination, trial with { Effect = await effects.EstimateAsync(published.Plan, trial.Plan, Days, call.RequestAborted) }, StatusCodes.Status200OK);
    }

    private static async Task<IResult> PublishAsync(
        InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var trial = Read(form, hall);
        var words = form["reason"].ToString().Trim();
        if (trial.Plan is null)
        {
            return Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity);
        }

        if (words.Length == 0 || !PlainText.Fits(words, FormProblems.LongestReason) || trial.Version is not { } version)
        {
            return Page(call, coordination, trial with { Refusal = new Refusal(RefusalCodes.Invalid, FormProblems.NoReason.Detail, "reason") }, StatusCodes.Status400BadRequest);
        }

        var reply = trial.Releases
            ? await new PlanPublication(coordination, coordination.Journal).PublishAsync(trial.Plan, version, caller.Meta, words, call.RequestAborted)
            : await coordination.Plan(hall.Id).PublishAsync(trial.Plan, version, caller.Meta, words, call.RequestAborted);
        if (!reply.IsRefused)
        {
            return PageAnswer.Go(call, $"{ConsolePaths.OfHall(hall.Id)}/plan");
        }

        // Overtaken by another plan: what is sent is kept with its version, and compared with the one that counts now.
        var refused = trial with { Refusal = reply.Refusal, Faults = reply.Refusal.Faults.IsDefault ? [] : reply.Refusal.Faults };
        return Page(
            call,
            coordination,
            reply.Refusal.Code == RefusalCodes.PlanChanged
                ? refused with { Preview = await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(trial.Plan, call.RequestAborted) }
                : refused,
            RefusalStatus.Of(reply.Refusal.Code));
    }

    private static PlanTrial Read(IFormCollection form, InHall hall)
    {
        var text = form["plan"].ToString();
        var reading = PlanDocument.Read(Encoding.UTF8.GetBytes(text));
        var trial = new PlanTrial(text) { Version = VersionOf(form, "seen") ?? VersionOf(form, "version"), Reason = form["reason"].ToString(), Releases = form["release"] == "true" };
        return !reading.IsRead || reading.Plan is not { } plan ? trial with { Faults = [.. reading.Faults] }
            : plan.Centre == hall.Id ? trial with { Plan = plan }
            : trial with { Refusal = new Refusal(RefusalCodes.Invalid, $"The plan is of centre '{plan.Centre}', and this is the page of '{hall.Id}'.", "centre") };
    }

    private static long? VersionOf(IFormCollection form, string field) =>
        long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
