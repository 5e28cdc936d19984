using Coordination.Centres;

namespace Coordination.Queries;

/// <summary>Which entries of the audit to list, by the time at which they happened. Conditions that are null do not restrict.</summary>
internal sealed record AuditFilter
{
    /// <summary>Of this hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>Caused under this id.</summary>
    public string? Actor { get; init; }

    /// <summary>Of this name.</summary>
    public string? Event { get; init; }

    /// <summary>Happened within.</summary>
    public TimeRange At { get; init; }

    /// <summary>The latest first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Where the page before ended, its key a sequence in digits; null for the first page.</summary>
    public QueryCursor? After { get; init; }

    /// <summary>At most so many rows: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
