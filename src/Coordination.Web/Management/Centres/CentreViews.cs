using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Web.Management.Centres;

/// <summary>A centre's state.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="InCrisis">Whether the crisis plan counts.</param>
/// <param name="CrisisReason">Why it counts, as a code of the plan; none in ordinary times, and where the reason was given in words alone.</param>
/// <param name="Since">Since when it is so; none while nothing has happened.</param>
/// <param name="Plan">The version of the published plan.</param>
internal sealed record CentreView(CentreId Id, long Version, bool InCrisis, ReasonId? CrisisReason, DateTimeOffset? Since, long Plan);

/// <summary>How many grains are in which status.</summary>
/// <param name="Centre">Of which centre.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Total">All of them.</param>
/// <param name="ByStatus">By their status.</param>
/// <param name="Booked">Of requests: how many work items are appointments' whose time has not come. Their requests are among those that wait. Not known while the hall is being taken over.</param>
internal sealed record CountsView(CentreId Centre, GrainKind Kind, long Total, ImmutableSortedDictionary<string, long> ByStatus, long? Booked);
