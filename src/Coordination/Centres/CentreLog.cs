using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.Logging;

namespace Coordination.Centres;

/// <summary>What centres log.</summary>
internal static partial class CentreLog
{
    [LoggerMessage(EventId = 1201, Level = LogLevel.Information,
        Message = "Centre '{Centre}' started in epoch {Epoch} with {Requests} open requests, {Waiting} items waiting.")]
    public static partial void LogStarted(this ILogger log, CentreId centre, Epoch epoch, long requests, int waiting);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Warning,
        Message = "Centre '{Centre}' of epoch {Epoch} was taken over by another one and gives no more work.")]
    public static partial void LogDeposed(this ILogger log, CentreId centre, Epoch epoch);

    [LoggerMessage(EventId = 1203, Level = LogLevel.Warning, Message = "{Item} could not be given to '{Staff}'; it stays in its queue.")]
    public static partial void LogNotAssigned(this ILogger log, WorkItemId item, StaffId staff, Exception fault);

    [LoggerMessage(EventId = 1204, Level = LogLevel.Warning,
        Message = "{Item} refuses to be given although it waits ({Code}: {Reason}); it is tried again shortly.")]
    public static partial void LogRefusedThoughWaiting(this ILogger log, WorkItemId item, string code, string reason);

    [LoggerMessage(EventId = 1205, Level = LogLevel.Debug,
        Message = "Centre '{Centre}' compared {Compared} open requests: {Missing} missing, {Stale} stale, {Surplus} surplus.")]
    public static partial void LogReconciled(this ILogger log, CentreId centre, long compared, long missing, long stale, long surplus);

    [LoggerMessage(EventId = 1206, Level = LogLevel.Warning, Message = "{Command} could not be given to {Request}; it is tried again shortly.")]
    public static partial void LogNotCarriedOut(this ILogger log, RequestId request, string command, Exception fault);

    [LoggerMessage(EventId = 1207, Level = LogLevel.Warning, Message = "Missed service levels could not be looked for; it is tried again shortly.")]
    public static partial void LogNotSwept(this ILogger log, Exception fault);

    [LoggerMessage(EventId = 1209, Level = LogLevel.Information,
        Message = "Centre '{Centre}' goes on under epoch {Renewed} instead of {Before}: what became of a commit was in doubt.")]
    public static partial void LogRenewed(this ILogger log, CentreId centre, Epoch before, Epoch renewed);

    [LoggerMessage(EventId = 1208, Level = LogLevel.Debug, Message = "Centre '{Centre}' could not compare its memory with the record ({Reason}); it is tried again shortly.")]
    public static partial void LogNotCompared(this ILogger log, CentreId centre, string reason);
}
