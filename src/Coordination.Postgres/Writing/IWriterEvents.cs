namespace Coordination.Postgres.Writing;

/// <summary>What the writer tells of itself.</summary>
internal interface IWriterEvents
{
    /// <summary>A group is on disk.</summary>
    void Committed(long lastSequence);

    /// <summary>Appends whose answer was lost were found stored.</summary>
    void Settled(int count);

    /// <summary>Work is tried again.</summary>
    void Retrying(int count, Exception fault);

    /// <summary>Work was given up.</summary>
    void Failed(int count, Exception fault);
}
