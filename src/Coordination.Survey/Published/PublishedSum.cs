using System.Collections.Immutable;

namespace Coordination.Survey.Published;

/// <summary>Counts as they were printed, with their sum.</summary>
/// <param name="Id">What they are of.</param>
/// <param name="Parts">The counts.</param>
/// <param name="Total">Their sum.</param>
public sealed record PublishedSum(string Id, ImmutableArray<int> Parts, int Total);
