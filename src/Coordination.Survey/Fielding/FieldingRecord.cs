using System.Collections.Immutable;

namespace Coordination.Survey.Fielding;

/// <summary>What became of the copies that were given out, and who could have answered.</summary>
public sealed record FieldingRecord
{
    /// <summary>What became of each office's copies.</summary>
    public ImmutableArray<OfficeFielding> Offices { get; init; } = [];

    /// <summary>How many copies were given out, where a total was written down.</summary>
    public int? Issued { get; init; }

    /// <summary>How many came back.</summary>
    public int? Returned { get; init; }

    /// <summary>How many of those count.</summary>
    public int? Valid { get; init; }

    /// <summary>Of all who could have answered, the share of each answer to some questions: by question and option, in any unit, such as people or per cent.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, decimal>> Reference { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, decimal>>.Empty;

    /// <summary>Where those shares are from, such as the census of a year.</summary>
    public string? Source { get; init; }
}

/// <summary>What became of an office's copies.</summary>
/// <param name="Office">Which office, as its responses name it.</param>
/// <param name="Issued">How many were given out.</param>
/// <param name="Returned">How many came back.</param>
/// <param name="Valid">How many of those count.</param>
public sealed record OfficeFielding(string Office, int Issued, int Returned, int Valid)
{
    /// <summary>Those that do not count, by reason.</summary>
    public ImmutableArray<InvalidCopies> Invalid { get; init; } = [];
}

/// <summary>Copies that came back and do not count.</summary>
/// <param name="Reason">Why, such as <c>incomplete</c>.</param>
/// <param name="Count">How many.</param>
public sealed record InvalidCopies(string Reason, int Count);
