using System.Collections.Immutable;

namespace Coordination.Console.Plans;

/// <summary>What is different in two plans at one place, in words.</summary>
/// <param name="Place">What it is about, by name: a department, a person, a part of the plan.</param>
/// <param name="Path">Where in the document.</param>
/// <param name="Lines">What is different; the first line says it.</param>
internal sealed record PlanChange(string Place, string Path, ImmutableArray<string> Lines)
{
    /// <summary>What it is about, by its path: two of one name are two.</summary>
    public required string About { get; init; }

    /// <summary>What comes or goes as a whole: each of its members in words.</summary>
    public ImmutableArray<string> Members { get; init; } = [];
}
