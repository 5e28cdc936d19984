using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>What happens when the others have declared this silo dead, or it cannot go on: it says so and ends at once.</summary>
/// <remarks>
/// It may hold grains that others hold by now. None of them can write any more, by their versions and the centres' epochs,
/// so ending is not needed for the record, but for the callers: they get their answers from the others.
/// </remarks>
internal sealed partial class SiloEvictionHandler(SiloTermination end, EvictionReason reason, ILogger<SiloEvictionHandler> log) : IFatalErrorHandler
{
    private int _ended;

    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            LogEnding(context ?? "", exception);
            end.Now(reason.Why is { } why
                ? $"{why} It ends here, and may be started again."
                : "The other silos have declared this one dead, because it did not answer in time: it ends here, and may be started again.");
        }
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Error, Message = "The silo cannot go on: {Context}")]
    private partial void LogEnding(string context, Exception? exception);
}
