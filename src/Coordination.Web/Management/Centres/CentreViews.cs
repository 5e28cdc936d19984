using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Web.Management.Centres;

/// <summary>A centre's state.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Crisis">Why the crisis plan counts; none in ordinary times.</param>
/// <param name="Since">Since when it is so; none while nothing has happened.</param>
/// <param name="Plan">The version of the published plan.</param>
internal sealed record CentreView(CentreId Id, long Version, string? Crisis, DateTimeOffset? Since, long Plan);

/// <summary>How many grains are in which status.</summary>
internal sealed record CountsView(CentreId Centre, GrainKind Kind, long Total, ImmutableSortedDictionary<string, long> ByStatus);
