namespace Coordination.Centres;

/// <summary>What became of a proposal.</summary>
internal enum AssignmentOutcome
{
    /// <summary>It is on record.</summary>
    Committed,

    /// <summary>It is not, or memory shows already what is.</summary>
    NotCommitted,

    /// <summary>Nobody knows yet.</summary>
    InDoubt,
}
