namespace Coordination.TestKit.Postgres;

/// <summary>How a server is stopped.</summary>
public enum PostgresStop
{
    /// <summary>Clients are cut off, everything is written, the server ends.</summary>
    Fast,

    /// <summary>As if the machine had lost its power; it recovers from its log at the next start.</summary>
    Immediate,
}
