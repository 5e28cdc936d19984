using Npgsql;

namespace Coordination.Postgres.Storage;

/// <summary>Tells faults apart.</summary>
internal static class Faults
{
    /// <summary>What <c>append_group</c> raises when a grain is not at the expected version.</summary>
    public const string OtherVersion = "COV01";

    /// <summary>What a fault of a statement on an open connection means.</summary>
    public static FaultKind KindOf(Exception fault) => fault switch
    {
        PostgresException { SqlState: OtherVersion or PostgresErrorCodes.UniqueViolation } => FaultKind.Conflict,
        // A session that the server ends may have committed just before it was told to.
        PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => FaultKind.Broken,
        PostgresException postgres => MayPass(postgres) ? FaultKind.Passing : FaultKind.Lasting,
        NpgsqlException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException or OperationCanceledException =>
            FaultKind.Broken,
        _ => FaultKind.Lasting,
    };

    /// <summary>Whether opening a connection may work later.</summary>
    public static bool MayPassWhenOpening(Exception fault) => fault switch
    {
        PostgresException postgres => MayPass(postgres) || (postgres.SqlState is { } state && state.StartsWith("57", StringComparison.Ordinal)),
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether a new connection is needed, because this one's server can no longer be written to.</summary>
    public static bool NeedsAnotherServer(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>Whether the server lets nobody in by this role, password or name of a database: waiting does not help.</summary>
    public static bool IsNotLetIn(Exception fault) => fault is PostgresException postgres
        && (Class(postgres) is "28" || postgres.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege);

    private static bool MayPass(PostgresException fault) => fault.SqlState is
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.ObjectInUse
        || Class(fault) is "53" or "57" or "58" or "08";

    private static string Class(PostgresException fault) => fault.SqlState is { Length: >= 2 } state ? state[..2] : "";
}
