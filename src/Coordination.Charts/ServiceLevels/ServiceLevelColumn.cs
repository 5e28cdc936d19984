using System.Collections.Immutable;

namespace Coordination.Charts.ServiceLevels;

/// <summary>How well the promises were kept in one way of working.</summary>
/// <param name="Name">The way of working, such as "each desk by itself".</param>
/// <param name="Rows">The promises; every column of a table has the same in the same order.</param>
public sealed record ServiceLevelColumn(string Name, ImmutableArray<ServiceLevelRow> Rows);
