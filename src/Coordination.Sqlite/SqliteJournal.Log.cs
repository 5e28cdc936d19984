using Microsoft.Extensions.Logging;

namespace Coordination.Sqlite;

internal sealed partial class SqliteJournal
{
    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "Opened the journal {Path}, schema version {Version}.")]
        public static partial void Opened(ILogger logger, string path, int version);

        [LoggerMessage(2002, LogLevel.Information, "Brought the journal {Path} from schema version {From} to {To}.")]
        public static partial void Migrated(ILogger logger, string path, int from, int to);

        [LoggerMessage(2003, LogLevel.Error, "A group of {Count} writes to the journal {Path} failed: {What}")]
        public static partial void GroupFailed(ILogger logger, string path, int count, string what);

        [LoggerMessage(2006, LogLevel.Error, "A group of {Count} writes to the journal {Path} failed for a reason that is not known.")]
        public static partial void GroupBroke(ILogger logger, string path, int count, Exception exception);

        [LoggerMessage(2004, LogLevel.Error, "A subscriber to the journal's commits threw.")]
        public static partial void SubscriberFailed(ILogger logger, Exception exception);

        [LoggerMessage(2005, LogLevel.Information, "Closed the journal {Path}.")]
        public static partial void Closed(ILogger logger, string path);
    }
}
