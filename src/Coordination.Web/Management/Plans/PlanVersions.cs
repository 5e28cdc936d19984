using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Management.Plans;

/// <summary>A hall's plans.</summary>
/// <param name="Centre">The hall.</param>
/// <param name="Versions">By rising version.</param>
internal sealed record PlanVersions(CentreId Centre, ImmutableArray<PlanVersion> Versions);

/// <summary>One version of a plan.</summary>
/// <param name="Version">The number.</param>
/// <param name="At">When it was published.</param>
/// <param name="By">Who published it.</param>
/// <param name="Hash">The chain's value after it.</param>
internal sealed record PlanVersion(long Version, DateTimeOffset At, Actor By, string Hash)
{
    /// <summary>Why, as a code of the plan; none where nobody said so, or in words alone.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>Why, in words; none where nobody said so, or where they were erased.</summary>
    public string? Words { get; init; }

    /// <summary>Whether there are texts beside it: the words of its reason, and names of its people.</summary>
    public required PersonalPresence Personal { get; init; }
}
