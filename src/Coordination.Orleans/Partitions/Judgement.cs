namespace Coordination.Orleans.Partitions;

/// <summary>A silo that has to leave, and why.</summary>
/// <param name="Silo">Its address.</param>
/// <param name="Cause">What it lacks.</param>
/// <param name="Other">The silo that it is cut off from; null where it is not cut off from a silo.</param>
internal sealed record Judgement(string Silo, JudgementCause Cause, string? Other = null);

/// <summary>Why a silo has to leave.</summary>
internal enum JudgementCause
{
    /// <summary>It does not reach the database, and who judges does.</summary>
    NoDatabase,

    /// <summary>It and another silo do not reach each other, and the other one stays.</summary>
    CutFromAnother,

    /// <summary>The database and the other silos answer it slowly, and who judges is answered promptly.</summary>
    SlowLink,
}
