using System.Globalization;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Audit;
using Coordination.Console.Commands;
using Coordination.Console.Shell;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.People;

/// <summary>The second person's decision, and the end of a legal hold.</summary>
internal static class PeopleCommands
{
    public static void Map(RouteGroupBuilder pages)
    {
        CommandPages.Map(pages, "/halls/{centre}/people/{number}/approve", new Decision("Approve", (number, why) => new ApproveErasure(number) { Reason = why }), Permission.ApproveErasure);
        CommandPages.Map(pages, "/halls/{centre}/people/{number}/decline", new Decision("Decline", (number, why) => new DeclineErasure(number) { Reason = why }), Permission.ApproveErasure, Permission.AskErasure);
        CommandPages.Map(pages, "/halls/{centre}/people/holds/{held}/lift", new Lifting(), Permission.AskErasure);
    }

    private sealed record Lifting() : ConsoleCommand("LiftHold", "People", [])
    {
        public override bool TakesCode => false;

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall) && RequestId.TryParse(call.GetRouteValue("held") as string, out var request)
            && await coordination.Erasures(hall).ReadAsync(call.RequestAborted) is { } state && state.IsHeld(request)
                ? new CommandTarget(hall, ErasuresGrainKind.KeyOf(hall), state.Version, _ => request.ToString(), $"{ConsolePaths.OfHall(hall)}/people") { Id = request.ToString() }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Erasures(target.Hall).ExecuteAsync(new LiftHold(new RequestId(Guid.Parse(target.Id))) { Reason = form.Reason.Words ?? "" }, form.Meta, cancellation));
    }

    private sealed record Decision(string Name, Func<long, string, ErasuresCommand> Make) : ConsoleCommand(Name, "People", [])
    {
        public override bool TakesCode => false;

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall)
            && long.TryParse(call.GetRouteValue("number") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await coordination.Erasures(hall).ReadAsync(call.RequestAborted) is { } state && state.Find(number) is { } found
                ? new CommandTarget(
                    hall, ErasuresGrainKind.KeyOf(hall), state.Version,
                    page => $"{page.Texts.Of($"Erasure{found.What}")}: {page.Texts.Of("RequestsOn", page.Texts.Number(found.Requests.Length), page.Texts.OfCode("Basis", found.Basis))}",
                    $"{ConsolePaths.OfHall(hall)}/people")
                {
                    Number = number,
                    Details = (page, cancellation) => ErasureDetails.ShowAsync(page, found, ActorNames.In(call), coordination, cancellation),
                }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Erasures(target.Hall).ExecuteAsync(Make(target.Number, form.Reason.Words ?? ""), form.Meta, cancellation));
    }
}
