using Microsoft.Extensions.Logging;

namespace Coordination.Web.Problems;

internal sealed partial class ProblemMiddleware
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "{Method} {Path} met a fault and was answered with {Code}")]
    private static partial void LogFault(ILogger log, string method, string path, string code, Exception fault);
}
