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
        pages.MapGet("/halls/{centre}/plan", ShowAsync).Needs(Permission.ReadPlan)
            .Takes("version", "The form begins with this earlier version.").Takes("sample", "true: the form begins with the sample plan.").Takes("published", "This version was published just now.");
        pages.MapPost("/halls/{centre}/plan/check", CheckAsync).Needs(Permission.CheckPlan);
        pages.MapPost("/halls/{centre}/plan/effect", EstimateAsync).Needs(Permission.CheckPlan);
        PlanPublishing.Map(pages);
        PlanProposalCommands.Map(pages);
        PlanVersionPages.Map(pages);
    }

    // Where the store keeps the days that are simulated, and the application what simulates them.
    private static IPlanEffects? EffectsOf(HttpContext call) =>
        call.RequestServices.GetService<RecordQueries>() is null ? null : call.RequestServices.GetService<IPlanEffects>();

    // An earlier plan that is brought back is tried as any other: nothing is published by looking at it.
    private static async Task<IResult> ShowAsync(InHall hall, AskedVersion asked, HttpContext call, ICoordination coordination) => asked.IsSample
        ? Page(call, coordination, new PlanTrial(Encoding.UTF8.GetString(PlanDocument.WriteIndented(SamplePlan.Load() with { Centre = hall.Id }))) { IsSample = true }, StatusCodes.Status200OK)
        : asked.Version is not { } version
        ? Page(call, coordination, null, StatusCodes.Status200OK, asked.Published)
        : await coordination.Plan(hall.Id).ReadVersionAsync(version, call.RequestAborted) is { } brought
            ? Page(call, coordination, new PlanTrial(Encoding.UTF8.GetString(PlanDocument.WriteIndented(await NamedAsync(brought.Plan, coordination, call.RequestAborted)))) { Brought = version }, StatusCodes.Status200OK)
            : new ProblemResult(Problem.NotFound($"Centre '{hall.Id}' has no plan of version {version}.", "version"));

    // Names that were erased with an earlier plan are those of today for who is still there.
    private static async ValueTask<HallPlan> NamedAsync(HallPlan earlier, ICoordination coordination, CancellationToken cancellation)
    {
        var names = (await coordination.Plan(earlier.Centre).ReadAsync(cancellation))?.Plan.Staff.ToDictionary(person => person.Id, person => person.Name);
        return earlier with { Staff = [.. earlier.Staff.Select(person => person.Name is null && names?.GetValueOrDefault(person.Id) is { } name ? person with { Name = name } : person)] };
    }

    /// <summary>The page of the plan, with one that is tried.</summary>
    /// <param name="call">Who looks.</param>
    /// <param name="coordination">The halls.</param>
    /// <param name="trial">The one that is tried; null for none.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="done">The version that the reader has just published; null for none.</param>
    public static IResult Page(HttpContext call, ICoordination coordination, PlanTrial? trial, int status, long? done = null)
    {
        var (hasEffects, names) = (EffectsOf(call) is not null, ActorNames.In(call));
        return new PageResult<PlanPageView, PlanModel>("Plan", async (page, cancellation) => await coordination.Plan(page.Hall!.Value).ReadAsync(cancellation) is { } published
            ? new PlanModel(published, Encoding.UTF8.GetString(PlanDocument.WriteIndented(published.Plan)), trial, hasEffects)
            {
                Done = done,
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

        var trial = PlanTrialForm.Read(form, hall);
        return trial.Plan is null
            ? Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity)
            : Page(call, coordination, await ComparedAsync(trial, trial.Plan, coordination, call.RequestAborted), StatusCodes.Status200OK);
    }

    // Whoever has asked for the difference sees it: from here on they publish over what it is compared with.
    private static async ValueTask<PlanTrial> ComparedAsync(PlanTrial trial, HallPlan plan, ICoordination coordination, CancellationToken cancellation)
    {
        var preview = await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(plan, cancellation);
        return trial with { Preview = preview, Version = preview.Version, Left = await PlanChangesModel.LeftAsync(plan.Centre, preview, coordination, cancellation) };
    }

    private static async Task<IResult> EstimateAsync(InHall hall, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var trial = PlanTrialForm.Read(form, hall);
        if (trial.Plan is { } plan && PlanCheck.Check(plan) is { IsEmpty: false } faults)
        {
            trial = trial with { Plan = null, Faults = faults };
        }

        return trial.Plan is null || EffectsOf(call) is not { } effects || await coordination.Plan(hall.Id).ReadAsync(call.RequestAborted) is not { } published
            ? Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity)
            : Page(call, coordination, trial with { Effect = await effects.EstimateAsync(published.Plan, trial.Plan, Days, call.RequestAborted) }, StatusCodes.Status200OK);
    }
}
