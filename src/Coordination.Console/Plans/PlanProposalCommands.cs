using System.Collections.Immutable;
using System.Globalization;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Audit;
using Coordination.Console.Commands;
using Coordination.Console.Shell;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Plans;

/// <summary>What a second person decides on a plan that somebody has proposed.</summary>
internal static class PlanProposalCommands
{
    public static void Map(RouteGroupBuilder pages)
    {
        CommandPages.Map(pages, "/halls/{centre}/plan/proposal/{proposal}/approve", new OfProposal("ApprovePlan", [CommandField.Release], ApproveAsync), Permission.PublishPlan);
        CommandPages.Map(pages, "/halls/{centre}/plan/proposal/{proposal}/decline", new OfProposal("DeclinePlan", [], DeclineAsync), Permission.PublishPlan);
    }

    private static ValueTask<Reply<PlanReceipt>> ApproveAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) => form.Release
        ? new PlanPublication(coordination, coordination.Journal).ApproveAsync(target.Hall, target.Number, form.Meta, form.Reason, cancellation)
        : coordination.Plan(target.Hall).ApproveAsync(target.Number, form.Meta, form.Reason, cancellation);

    private static ValueTask<Reply<PlanReceipt>> DeclineAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
        coordination.Plan(target.Hall).DeclineAsync(target.Number, form.Meta, form.Reason, cancellation);

    private sealed record OfProposal(
        string Name, ImmutableArray<CommandField> Fields, Func<SentCommand, CommandTarget, ICoordination, CancellationToken, ValueTask<Reply<PlanReceipt>>> Decide) : ConsoleCommand(Name, "Plan", Fields)
    {
        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination)
        {
            if (!CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall)
                || !long.TryParse(call.GetRouteValue("proposal") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            var target = new CommandTarget(hall, GrainKey.OfPlan(hall), number, page => page.Texts.Of("PlanProposal", page.Texts.Number(number)), $"{ConsolePaths.OfHall(hall)}/plan") { Number = number };
            return await coordination.Plan(hall).ReadProposalAsync(call.RequestAborted) is { } waiting && waiting.Number == number
                ? target with
                {
                    Details = async (page, cancellation) =>
                        PageRenderer.Of<PlanProposalView, PlanProposalModel>(await PlanProposalModel.ReadAsync(page, waiting, coordination, ActorNames.In(call), cancellation)),
                }
                : HttpMethods.IsPost(call.Request.Method) ? target : null; // What was sent twice, or too late, is answered by the plan itself.
        }

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(Decide(form, target, coordination, cancellation));
    }
}
