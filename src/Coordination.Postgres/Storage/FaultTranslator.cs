using System.Globalization;
using Coordination.Journal;
using Coordination.Postgres.Schema;
using Npgsql;

namespace Coordination.Postgres.Storage;

/// <summary>Turns PostgreSQL's and Npgsql's faults into the port's exceptions, each with the database and how to fix it.</summary>
internal sealed class FaultTranslator(string target, PostgresJournalOptions options)
{
    /// <summary>A new exception each time: it may be thrown to many callers.</summary>
    public Exception Translate(Exception fault) => fault switch
    {
        CoordinationException known => known,
        PostgresException postgres => Translate(postgres),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => new JournalUnavailableException(
            $"The database {target} did not answer within {Seconds} s; check whether the server is overloaded or hangs.", fault),
        NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException => new JournalUnavailableException(
            $"The database {target} cannot be reached ({Plain(fault)}); check that the server runs and that its address is right.", fault),
        _ => new JournalUnavailableException($"The journal in {target} failed ({fault.Message}).", fault),
    };

    /// <summary>The same for a commit whose answer never came, and which could not be looked up either.</summary>
    public CommitUnknownException Unknown(Exception fault) => new(
        $"The database {target} was asked to commit and gave no answer ({Plain(fault)}), and it could not be asked again for {RetrySeconds} s. Read the row again to know.",
        fault);

    private CoordinationException Translate(PostgresException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new JournalCorruptException(
            $"The journal in {target} is damaged ({fault.MessageText}). Stop the program and restore the database from a backup.", fault),
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.CheckViolation or FaultClassifier.OtherVersion =>
            new JournalCorruptException(
                $"The journal in {target} contradicts itself ({fault.MessageText}). Run verify to find where; restore the database from a backup.", fault),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName =>
            new JournalSchemaException(
                $"The database {target} lacks a part of the schema '{options.Schema}' ({fault.MessageText}). Run `silo-host database migrate`.",
                found: 0,
                supported: SchemaVersion.Current),
        _ => new JournalUnavailableException(Sentence(fault), fault) { Reason = ReasonOf(fault) },
    };

    private static JournalUnavailableReason ReasonOf(PostgresException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.DiskFull => JournalUnavailableReason.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => JournalUnavailableReason.ReadOnly,
        _ => JournalUnavailableReason.Other,
    };

    private string Sentence(PostgresException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.DiskFull => $"The disk of the database {target} is full; make room on it.",
        PostgresErrorCodes.TooManyConnections =>
            $"The database {target} has no connection left ({fault.MessageText}); raise max_connections or the role's limit, or lower 'Maximum Pool Size'.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"The database {target} is read-only: it is a standby, or it was set so. Name the primary, or every server with 'Target Session Attributes=read-write'.",
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable =>
            $"The database {target} needed longer than {Seconds} s for a statement; see what it waits for, or raise CommandTimeout.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database {target} refuses the role ({fault.MessageText}); check 'Username', 'Password' and pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => $"The database {target} does not exist; create it, or name another.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The role may not do that in {target} ({fault.MessageText}); grant it what docs/postgres.md lists.",
        PostgresErrorCodes.OutOfMemory => $"The server of the database {target} has too little memory ({fault.MessageText}).",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"The server of the database {target} is stopping or starting ({fault.MessageText}); try again shortly.",
        _ => $"The database {target} refused ({fault.MessageText}, {fault.SqlState}).",
    };

    private string Seconds => options.CommandTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private string RetrySeconds => options.RetryFor.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Plain(Exception fault) => fault is PostgresException postgres ? postgres.MessageText : fault.InnerException?.Message ?? fault.Message;
}
