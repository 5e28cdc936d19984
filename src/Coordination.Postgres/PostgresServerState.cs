namespace Coordination.Postgres;

/// <summary>How a server stands.</summary>
/// <param name="Release">PostgreSQL's release, as the server tells it.</param>
/// <param name="IsReadOnly">Whether the database takes no writes: a standby, or set so.</param>
public readonly record struct PostgresServerState(string Release, bool IsReadOnly);
