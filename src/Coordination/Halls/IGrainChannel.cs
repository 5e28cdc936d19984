namespace Coordination.Halls;

/// <summary>The way to one grain of a hall, wherever its host keeps it. Commands, states and reports are those of its kind.</summary>
internal interface IGrainChannel
{
    /// <summary>Gives the grain a command.</summary>
    ValueTask<Reply<TReceipt>> ExecuteAsync<TReceipt>(object command, CommandMeta meta, CancellationToken cancellation)
        where TReceipt : class;

    /// <summary>Reads its state.</summary>
    ValueTask<TState?> ReadAsync<TState>(CancellationToken cancellation)
        where TState : class;

    /// <summary>Reads its report.</summary>
    ValueTask<TReport?> ReadReportAsync<TReport>(CancellationToken cancellation)
        where TReport : class;
}
