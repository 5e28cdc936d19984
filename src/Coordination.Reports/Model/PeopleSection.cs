using System.Collections.Immutable;
using Coordination.Charts.Occupancy;

namespace Coordination.Reports.Model;

/// <summary>What the people of the hall did.</summary>
public sealed record PeopleSection
{
    /// <summary>What there is to see.</summary>
    public required string Lead { get; init; }

    /// <summary>The first minute since midnight.</summary>
    public required double From { get; init; }

    /// <summary>The last minute.</summary>
    public required double To { get; init; }

    /// <summary>One day of theirs, once for each way of working that is shown.</summary>
    public ImmutableArray<PeopleDay> Days { get; init; } = [];

    /// <summary>How busy they are on average over many days, once for each way of working that is shown.</summary>
    public ImmutableArray<PeopleLoad> Loads { get; init; } = [];
}

/// <summary>The people's day in one way of working.</summary>
/// <param name="Title">Which.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Groups">The people by desk.</param>
public sealed record PeopleDay(string Title, string? Note, ImmutableArray<PersonGroup> Groups);

/// <summary>How busy the people are in one way of working.</summary>
/// <param name="Title">Which.</param>
/// <param name="Note">How to read it.</param>
/// <param name="People">The people.</param>
public sealed record PeopleLoad(string Title, string? Note, ImmutableArray<PersonLoad> People);
