using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Plans;

namespace Coordination.Queries;

/// <summary>Which figures to read.</summary>
internal sealed record FigureFilter
{
    /// <summary>Of this hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>What happened at or after.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>What happened before.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>At this department; null for any.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Of this service; null for any.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>By what; one row for everything when null.</summary>
    public FigureDimension? By { get; init; }

    /// <summary>Whether people's times are wanted, which are read apart.</summary>
    public bool WithTimes { get; init; } = true;
}

/// <summary>By what figures are told apart.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FigureDimension>))]
internal enum FigureDimension
{
    /// <summary>The hour of the hall's local time.</summary>
    Hour,

    /// <summary>The day of the hall's local time.</summary>
    Day,

    /// <summary>The department.</summary>
    Department,

    /// <summary>The service.</summary>
    Service,

    /// <summary>Who took or held it.</summary>
    Staff,

    /// <summary>How it came in.</summary>
    Channel,

    /// <summary>How urgent it was.</summary>
    Urgency,
}
