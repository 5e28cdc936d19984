using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Departments;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>A linkage unit: it receives work from the centre.</summary>
public sealed record DepartmentPlan
{
    /// <summary>Its name in this plan.</summary>
    public required DepartmentId Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required PlanName Name { get; init; }

    /// <summary>What kind of unit it is.</summary>
    public DepartmentKind Kind { get; init; } = DepartmentKind.Functional;

    /// <summary>When it is open; always, when null.</summary>
    public CalendarId? Calendar { get; init; }

    /// <summary>Whether the citizen must be there for its work, at a window or by telephone: one who is with somebody is called to nobody else. By its kind when null: where people are served, and at the centre.</summary>
    public bool? MeetsCitizens { get; init; }

    /// <summary>Its windows, by the names on their signs.</summary>
    public ImmutableArray<string> Windows { get; init; } = [];

    /// <summary>At most so many items in the hands of staff at once; no limit when null.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>At most so many items waiting; admission refuses beyond it. No limit when null.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>Push: the centre offers. Pull: staff ask for the next.</summary>
    public DispatchMode Dispatch { get; init; } = DispatchMode.Push;

    /// <summary>With push: how long an offer stands, in seconds. Null assigns at once, without an offer.</summary>
    public int? OfferSeconds { get; init; }

    /// <summary>What service-level clocks do while it is closed by hand, of the services that it leads.</summary>
    public ClockWhenClosed ClockWhenClosed { get; init; } = ClockWhenClosed.RunsOn;

    /// <summary>What becomes of citizens and staff when it has closed for the day, in place of the hall's rule.</summary>
    public ClosingPlan? Closing { get; init; }
}

/// <summary>The kinds of departments.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DepartmentKind>))]
public enum DepartmentKind
{
    /// <summary>The service and management centre itself.</summary>
    Centre,

    /// <summary>Decides.</summary>
    DecisionMaking,

    /// <summary>Serves.</summary>
    Functional,

    /// <summary>Helps the others.</summary>
    Supporting,
}

/// <summary>How work reaches people.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DispatchMode>))]
public enum DispatchMode
{
    /// <summary>The centre gives it.</summary>
    Push,

    /// <summary>Staff take it.</summary>
    Pull,
}

/// <summary>What service-level clocks do while a department is closed by hand.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClockWhenClosed>))]
public enum ClockWhenClosed
{
    /// <summary>They run on: what is promised is promised.</summary>
    RunsOn,

    /// <summary>They stand still until it is opened again.</summary>
    StandsStill,
}
