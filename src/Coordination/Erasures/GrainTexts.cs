using System.Collections.Immutable;
using Coordination.Journal;

namespace Coordination.Erasures;

/// <summary>Personal texts of a grain that is no request: of a person, a department, a centre, a plan, of access or of erasures.</summary>
/// <param name="Kind">The kind of grain.</param>
/// <param name="Id">Its name within the kind.</param>
/// <param name="Versions">The versions with which the texts came; all of them when empty.</param>
internal sealed record GrainTexts(GrainKind Kind, string Id, ImmutableArray<long> Versions)
{
    /// <summary>The versions with which the texts came; all of them when empty.</summary>
    public ImmutableArray<long> Versions { get; init => field = value.IsDefault ? [] : value; } = Versions.IsDefault ? [] : Versions;

    /// <summary>The grain.</summary>
    internal GrainKey Key => new(Kind, Id);
}
