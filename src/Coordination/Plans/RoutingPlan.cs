using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Departments;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>Which item goes next, and to whom.</summary>
public sealed record RoutingPlan
{
    /// <summary>The order between levels.</summary>
    public OrderPolicyKind Order { get; init; } = OrderPolicyKind.Strict;

    /// <summary>With <see cref="OrderPolicyKind.Accumulating"/>: priority gained per minute of waiting, per level. Higher levels gain faster.</summary>
    public ImmutableDictionary<Urgency, double> Rates { get; init; } = DefaultRates;

    /// <summary>Who among several free people.</summary>
    public ChoicePolicyKind Choice { get; init; } = ChoicePolicyKind.LongestIdle;

    /// <summary>How long somebody who declined an item, or let its offer lapse, is not offered it again.</summary>
    public int DeclineBackoffSeconds { get; init; } = 300;

    /// <summary>Who lets so many offers lapse, one after the other, is paused: they have left their desk. 0 for never.</summary>
    public int PauseAfterLapsedOffers { get; init; } = 3;

    /// <summary>How often a citizen who does not come is called again before the item ends as a no-show.</summary>
    public int NoShowRecalls { get; init; } = 1;

    /// <summary>An appointment joins its queue as if it had arrived at its time; it may be called so many minutes before.</summary>
    public int AppointmentEarlyMinutes { get; init; } = 10;

    /// <summary>Who is booked and says later than so many minutes after the booked time that they have come has the age of their coming; null keeps the booked time.</summary>
    public int? LateAfterMinutes { get; init; }

    /// <summary>Where arrival is required: who has not come so many minutes after the booked time is a no-show.</summary>
    public int AbsentAfterMinutes { get; init; } = 60;

    /// <summary>Weights 16, 8, 4, 2, 1.</summary>
    public static ImmutableDictionary<Urgency, double> DefaultRates { get; } =
        Enum.GetValues<Urgency>().ToImmutableDictionary(level => level, level => (double)(1 << (5 - (int)level)));
}

/// <summary>The orders between levels. Within a level and queue it is always arrival order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OrderPolicyKind>))]
public enum OrderPolicyKind
{
    /// <summary>Level, then arrival.</summary>
    Strict,

    /// <summary>Priority grows with waiting, at a rate per level (the accumulating-priority queue).</summary>
    Accumulating,

    /// <summary>The earliest service-level deadline.</summary>
    Deadline,
}

/// <summary>The choices among free people; ties break by id.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ChoicePolicyKind>))]
public enum ChoicePolicyKind
{
    /// <summary>Who has been idle longest.</summary>
    LongestIdle,

    /// <summary>Whose load is least, relative to capacity.</summary>
    LeastLoaded,

    /// <summary>Whose skill is best.</summary>
    BestSkill,
}

/// <summary>Departments helping each other.</summary>
public sealed record PoolingPlan
{
    /// <summary>Whether they do.</summary>
    public bool Enabled { get; init; }

    /// <summary>A department is helped while more than so many items wait there that nobody of its own is free for.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Who helps whom: within a group, everybody. One group of all departments when empty.</summary>
    public ImmutableArray<ImmutableArray<DepartmentId>> Groups { get; init; } = [];
}

/// <summary>What changes while a crisis is declared.</summary>
public sealed record CrisisPlan
{
    /// <summary>The order then; unchanged when null.</summary>
    public OrderPolicyKind? Order { get; init; }

    /// <summary>The pooling threshold then, among all departments; unchanged when null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? PoolingThreshold { get; init; } = 0;

    /// <summary>Services that are not admitted then.</summary>
    public ImmutableArray<ServiceId> SuspendedServices { get; init; } = [];

    /// <summary>Requests of these levels wait until the crisis is lifted; their clocks run on.</summary>
    public ImmutableArray<Urgency> HeldLevels { get; init; } = [];
}
