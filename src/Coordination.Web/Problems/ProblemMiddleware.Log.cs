using Microsoft.Extensions.Logging;

namespace Coordination.Web.Problems;

internal sealed partial class ProblemMiddleware
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Method} {Path} met a fault and was answered with {Code}")]
    private static partial void LogFault(ILogger log, string method, string path, string code, Exception fault);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "{Method} {Path} was answered with {Code}: {Reason}")]
    private static partial void LogTrouble(ILogger log, string method, string path, string code, string reason);
}
