namespace Coordination.Postgres.Storage;

/// <summary>What a fault says about the work that met it.</summary>
internal enum FaultClass
{
    /// <summary>The server refused and will again: nothing was written.</summary>
    Permanent,

    /// <summary>The server refused for a reason that may pass: nothing was written.</summary>
    Transient,

    /// <summary>Another writer was first, or the grain is not at the expected version: nothing was written.</summary>
    Conflict,

    /// <summary>The connection ended before an answer came: whether it was written is not known.</summary>
    ConnectionLost,
}
