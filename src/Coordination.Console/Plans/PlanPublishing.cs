using System.Globalization;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Web;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Coordination.Console.Plans;

/// <summary>A plan is published in two steps: what it changes and touches is looked at, and then it is confirmed with a reason.</summary>
internal static class PlanPublishing
{
    private static readonly Problem NoVersion = new(
        StatusCodes.Status400BadRequest, RefusalCodes.Invalid, "The form did not say which version this plan replaces: look at what it changes, and publish it from there.", "version");

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/halls/{centre}/plan/confirm", ConfirmAsync).Needs(Permission.PublishPlan);
        pages.MapPost("/halls/{centre}/plan/publish", PublishAsync).Needs(Permission.PublishPlan);
    }

    private static async Task<IResult> ConfirmAsync(InHall hall, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination) =>
        await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is { } form
            ? await PageAsync(PlanTrialForm.Read(form, hall), call, coordination, StatusCodes.Status200OK)
            : new ProblemResult(FormProblems.Stale);

    private static async Task<IResult> PublishAsync(
        InHall hall, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery, IOptions<CoordinationWebOptions> options, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery, options.Value.MaxPlanBytes) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        var trial = PlanTrialForm.Read(form, hall);
        if (trial.Plan is not { } plan)
        {
            return PlanPages.Page(call, coordination, trial, StatusCodes.Status422UnprocessableEntity);
        }

        var words = form["reason"].ToString().Trim();
        var wrong = trial.Version is null ? NoVersion : words.Length == 0 || !PlainText.Fits(words, FormProblems.LongestReason) ? FormProblems.NoReason : null;
        if (wrong is not null || trial.Version is not { } version)
        {
            return await PageAsync(trial with { Refusal = new Refusal(RefusalCodes.Invalid, wrong!.Detail, wrong.Field) }, call, coordination, StatusCodes.Status400BadRequest);
        }

        var reply = trial.Releases
            ? await new PlanPublication(coordination, coordination.Journal).PublishAsync(plan, version, caller.Meta, words, call.RequestAborted)
            : await coordination.Plan(hall.Id).PublishAsync(plan, version, caller.Meta, words, call.RequestAborted);
        return reply.IsRefused
            ? await PageAsync(trial with { Refusal = reply.Refusal }, call, coordination, RefusalStatus.Of(reply.Refusal.Code))
            : PageAnswer.Go(call, $"{ConsolePaths.OfHall(hall.Id)}/plan{(reply.Value.Version > version ? $"?published={reply.Value.Version.ToString(CultureInfo.InvariantCulture)}" : "")}");
    }

    // One that cannot be published is mended in its document first. What was overtaken is kept with its version, and compared with what counts now.
    private static async Task<IResult> PageAsync(PlanTrial trial, HttpContext call, ICoordination coordination, int status)
    {
        var preview = trial.Plan is null ? null : await new PlanPreviews(coordination, coordination.Journal, coordination.Time).PreviewAsync(trial.Plan, call.RequestAborted);
        if (preview is not { Faults.IsEmpty: true })
        {
            return PlanPages.Page(call, coordination, trial with { Preview = preview }, StatusCodes.Status422UnprocessableEntity);
        }

        var changes = new PlanChangesModel(preview, trial.Plan!) { Left = await PlanChangesModel.LeftAsync(preview.Centre, preview, coordination, call.RequestAborted) };
        return new PageResult<PlanConfirmView, PlanConfirmModel>("Plan", (page, _) =>
            ValueTask.FromResult<Found<PlanConfirmModel>>(new PlanConfirmModel(trial, changes, page.Plan is { PublishedByTwo: true })))
        {
            Status = status,
            Title = (page, model) => page.Texts.Of(model.IsByTwo ? "PlanProposeTitle" : "PlanConfirmTitle"),
        };
    }
}
