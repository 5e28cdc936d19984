namespace Coordination.Halls;

/// <summary>A grain of a hall as its callers hold it: a channel, with the types of its kind.</summary>
internal abstract class HallGrainProxy<TCommand, TReceipt, TState, TReport>(IGrainChannel channel) : IHallGrain<TCommand, TReceipt, TState, TReport>
    where TCommand : class
    where TReceipt : class
    where TState : class
    where TReport : class
{
    public ValueTask<Reply<TReceipt>> ExecuteAsync(TCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        channel.ExecuteAsync<TReceipt>(command, meta, cancellation);

    public ValueTask<TState?> ReadAsync(CancellationToken cancellation = default) => channel.ReadAsync<TState>(cancellation);

    public ValueTask<TReport?> ReadReportAsync(CancellationToken cancellation = default) => channel.ReadReportAsync<TReport>(cancellation);
}
