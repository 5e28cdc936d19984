using System.Collections.Immutable;
using Coordination.Charts.Occupancy;

namespace Coordination.Reports.Model;

/// <summary>What the people of the hall did.</summary>
/// <param name="Lead">What there is to see.</param>
/// <param name="Days">Their day, once for each way of working that is shown.</param>
/// <param name="From">The first minute since midnight.</param>
/// <param name="To">The last minute.</param>
public sealed record PeopleSection(string Lead, ImmutableArray<PeopleDay> Days, double From, double To);

/// <summary>The people's day in one way of working.</summary>
/// <param name="Title">Which.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Groups">The people by desk.</param>
public sealed record PeopleDay(string Title, string? Note, ImmutableArray<PersonGroup> Groups);
