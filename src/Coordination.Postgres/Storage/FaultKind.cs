namespace Coordination.Postgres.Storage;

/// <summary>What a fault says about the work that met it.</summary>
internal enum FaultKind
{
    /// <summary>The server refused and will again: nothing was written.</summary>
    Lasting,

    /// <summary>The server refused for a reason that may pass: nothing was written.</summary>
    Passing,

    /// <summary>Another writer was first, or the grain is not at the expected version: nothing was written.</summary>
    Conflict,

    /// <summary>The connection ended before an answer came: whether it was written is not known.</summary>
    Broken,
}
