using System.Collections.Immutable;
using Coordination.Charts.Organisations;

namespace Coordination.Reports.Model;

/// <summary>Ways to organise a hall: flat, silo, ladder.</summary>
/// <param name="Lead">What there is to see.</param>
/// <param name="Cards">The ways.</param>
/// <param name="Intervals">Differences between them, a chart each.</param>
public sealed record OrganisationsSection(string Lead, ImmutableArray<OrganisationCard> Cards, ImmutableArray<IntervalSet> Intervals);
