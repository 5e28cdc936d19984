using Npgsql;

namespace Coordination.Postgres.Storage;

/// <summary>Classifies the faults of the server and of the driver.</summary>
internal static class FaultClassifier
{
    /// <summary>What <c>append_group</c> raises when a grain is not at the expected version.</summary>
    public const string OtherVersion = "COV01";

    /// <summary>What a fault of a statement on an open connection means.</summary>
    public static FaultClass ClassOf(Exception fault) => fault switch
    {
        PostgresException { SqlState: OtherVersion or PostgresErrorCodes.UniqueViolation } => FaultClass.Conflict,
        // A session that the server ends may have committed just before it was told to.
        PostgresException { InvariantSeverity: "FATAL" or "PANIC" } => FaultClass.ConnectionLost,
        PostgresException postgres => IsTransient(postgres) ? FaultClass.Transient : FaultClass.Permanent,
        NpgsqlException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException or OperationCanceledException =>
            FaultClass.ConnectionLost,
        _ => FaultClass.Permanent,
    };

    /// <summary>Whether opening a connection may work later.</summary>
    public static bool IsTransientWhenOpening(Exception fault) => fault switch
    {
        PostgresException postgres => IsTransient(postgres) || (postgres.SqlState is { } state && state.StartsWith("57", StringComparison.Ordinal)),
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether a new connection is needed, because this one's server can no longer be written to.</summary>
    public static bool NeedsAnotherServer(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>Whether the role, the password or the name of the database is refused: waiting does not help.</summary>
    public static bool IsAccessDenied(Exception fault) => fault is PostgresException postgres
        && (SqlStateClass(postgres) is "28" || postgres.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege);

    private static bool IsTransient(PostgresException fault) => fault.SqlState is
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.ObjectInUse
        || SqlStateClass(fault) is "53" or "57" or "58" or "08";

    private static string SqlStateClass(PostgresException fault) => fault.SqlState is { Length: >= 2 } state ? state[..2] : "";
}
