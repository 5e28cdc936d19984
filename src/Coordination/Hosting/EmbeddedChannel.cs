using Coordination.Grains;
using Coordination.Halls;

namespace Coordination.Hosting;

/// <summary>The way to a grain of this process.</summary>
internal sealed class EmbeddedChannel<TCommand, TReceipt, TState, TReport>(
    GrainDirectory<(CentreId, string), IGrainActivation> grains, (CentreId, string) name, CommandGate? gate) : IGrainChannel
    where TCommand : class
    where TReceipt : class
    where TState : class
    where TReport : class
{
    async ValueTask<Reply<T>> IGrainChannel.ExecuteAsync<T>(object command, CommandMeta meta, CancellationToken cancellation)
    {
        if (gate is not null && !gate.TryEnter(command, meta, out var refusal))
        {
            return Reply.Refused<T>(refusal);
        }

        var reply = await grains.CallAsync(
            name,
            ((TCommand)command, meta, cancellation),
            static (grain, call) => Typed(grain).ExecuteAsync(call.Item1, call.meta, call.cancellation),
            gate);
        return (Reply<T>)(object)reply;
    }

    async ValueTask<T?> IGrainChannel.ReadAsync<T>(CancellationToken cancellation)
        where T : class =>
        (T?)(object?)await grains.CallAsync(name, cancellation, static (grain, token) => Typed(grain).ReadAsync(token));

    async ValueTask<T?> IGrainChannel.ReadReportAsync<T>(CancellationToken cancellation)
        where T : class =>
        (T?)(object?)await grains.CallAsync(name, cancellation, static (grain, token) => Typed(grain).ReadReportAsync(token));

    private static IHallGrain<TCommand, TReceipt, TState, TReport> Typed(IGrainActivation grain) =>
        (IHallGrain<TCommand, TReceipt, TState, TReport>)grain;
}
