namespace Coordination.Sqlite.Writing;

/// <summary>The moments at which a test can let a commit fail.</summary>
internal enum CommitMoment
{
    /// <summary>Before SQLite is asked to commit.</summary>
    Before,

    /// <summary>After it has committed, as if its answer had been an error.</summary>
    After,

    /// <summary>While an unclear commit is being cleared up.</summary>
    Clearing,
}
