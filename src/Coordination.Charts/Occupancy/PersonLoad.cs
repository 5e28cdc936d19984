using System.Collections.Immutable;

namespace Coordination.Charts.Occupancy;

/// <summary>How busy one person is over the day, on average over many simulated days.</summary>
/// <param name="Name">Who.</param>
/// <param name="Group">Their desk.</param>
/// <param name="Overall">The share of the time on duty in which they served, 0 to 1; null when never on duty.</param>
/// <param name="Bins">The same in each interval of the day; null while not on duty.</param>
public sealed record PersonLoad(string Name, string Group, double? Overall, ImmutableArray<double?> Bins);
