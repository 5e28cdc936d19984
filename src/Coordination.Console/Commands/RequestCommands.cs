using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Console.Parts;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Commands;

/// <summary>What is done with requests and their items.</summary>
internal static class RequestCommands
{
    public static void Map(RouteGroupBuilder pages)
    {
        Map(pages, "escalate", new("Escalate", [CommandField.Urgency], (form, _) => new EscalateRequest(form.Urgency, form.Reason)));
        Map(pages, "cancel", new("Cancel", [], (form, _) => new CancelRequest(form.Reason)));
        Map(pages, "reopen", new("Reopen", [], (form, _) => new ReopenRequest(form.Reason)));
        Map(pages, "items/{item}/release", new("Release", [], (form, item) => new ReleaseItem(item, form.Reason)));
        Map(pages, "items/{item}/give", new("Give", [CommandField.Person], (form, item) => new GiveItem(item, form.Person, form.Reason)));
        Map(pages, "items/{item}/transfer", new("Transfer", [CommandField.To], (form, item) => new TransferItem(item, form.To, form.Reason, form.OwnDesk)), Permission.TransferItems);
    }

    private static void Map(RouteGroupBuilder pages, string path, OfOneRequest command, Permission permission = Permission.DirectRequests) =>
        CommandPages.Map(pages, $"/requests/{{request}}/{path}", command, permission);

    private sealed record OfOneRequest(string Name, ImmutableArray<CommandField> Fields, Func<SentCommand, int, RequestCommand> Make) : ConsoleCommand(Name, "Requests", Fields)
    {
        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination)
        {
            if (!RequestId.TryParse(call.GetRouteValue("request") as string, out var id)
                || await coordination.Request(id).ReadAsync(call.RequestAborted) is not { Status: not RequestStatus.None } state)
            {
                return null;
            }

            var item = 0;
            return call.GetRouteValue("item") is string text && (!ItemNumber.TryParse(text, out var number) || (item = number.Value) >= state.Items.Length) ? null
                : new CommandTarget(
                    state.Centre, GrainKey.Of(id), state.Version, page => page.Texts.Of("AboutRequest", page.NameOf(state.Service), page.Time(state.SubmittedAt), page.Texts.Of(state.Status)), ConsolePaths.Of(id))
                {
                    Urgency = state.Urgency,
                    Item = item,
                    Work = Fields.Contains(CommandField.Person) ? await WorkToGive.FindAsync(state, item, coordination, call.RequestAborted) : null,
                };
        }

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RequestId.TryParse(target.Grain.Id, out var id)
                ? RefusalOfAsync(coordination.Request(id).ExecuteAsync(Make(form, target.Item), form.Meta, cancellation))
                : throw new InvalidOperationException("A request has its id.");
    }
}
