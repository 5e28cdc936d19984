namespace Coordination.Halls;

/// <summary>A grain of a hall that takes commands and shows its state, and perhaps a report of how it stands.</summary>
/// <typeparam name="TCommand">The commands.</typeparam>
/// <typeparam name="TReceipt">The answer to a granted command.</typeparam>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TReport">The report; of grains without one, the state again.</typeparam>
public interface IHallGrain<TCommand, TReceipt, TState, TReport>
    where TCommand : class
    where TReceipt : class
    where TState : class
    where TReport : class
{
    /// <summary>Decides a command; completes when its effect is on disk and whom it concerns knows.</summary>
    ValueTask<Reply<TReceipt>> ExecuteAsync(TCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state; null when there is no such grain.</summary>
    ValueTask<TState?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>How it stands right now; null when there is no such grain.</summary>
    ValueTask<TReport?> ReadReportAsync(CancellationToken cancellation = default);
}
