using Microsoft.Extensions.Logging;

namespace Coordination.Postgres;

internal sealed partial class PostgresJournal
{
    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Information, "Opened the journal in {Target}, schema '{Schema}', version {Version}.")]
        public static partial void Opened(ILogger logger, string target, string schema, int version);

        [LoggerMessage(2102, LogLevel.Information, "Brought the schema '{Schema}' in {Target} from version {From} to {To}.")]
        public static partial void Migrated(ILogger logger, string target, string schema, int from, int to);

        [LoggerMessage(2103, LogLevel.Warning, "{Count} writes to the journal in {Target} are tried again: {Reason}")]
        public static partial void Retrying(ILogger logger, string target, int count, string reason);

        [LoggerMessage(2104, LogLevel.Error, "{Count} writes to the journal in {Target} failed: {What}")]
        public static partial void Failed(ILogger logger, string target, int count, string what);

        [LoggerMessage(2109, LogLevel.Error, "{Count} writes to the journal in {Target} failed for a reason that is not known.")]
        public static partial void Broke(ILogger logger, string target, int count, Exception exception);

        [LoggerMessage(2105, LogLevel.Warning, "{Count} appends to the journal in {Target} whose answer was lost were found stored.")]
        public static partial void Settled(ILogger logger, string target, int count);

        [LoggerMessage(2106, LogLevel.Error, "A subscriber to the journal's commits threw.")]
        public static partial void SubscriberFailed(ILogger logger, Exception exception);

        [LoggerMessage(2107, LogLevel.Warning, "The server of {Target} runs with fsync off: a power cut loses or damages what was acknowledged.")]
        public static partial void NotDurable(ILogger logger, string target);

        [LoggerMessage(2108, LogLevel.Information, "Closed the journal in {Target}.")]
        public static partial void Closed(ILogger logger, string target);
    }
}
