using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Web.Portal;

/// <summary>A request as the citizen sees it: where it stands, and why.</summary>
internal sealed record RequestView
{
    /// <summary>Which.</summary>
    public required RequestId Id { get; init; }

    /// <summary>The number of its changes.</summary>
    public required long Version { get; init; }

    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The service asked for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How urgent, 1 to 5; none for a refused one.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Why this urgency.</summary>
    public string? UrgencyReason { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The booked time.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>When the citizen said that they had come.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Until when the citizen is waited for, who is called only once they say that they have come.</summary>
    public DateTimeOffset? AwaitedUntil { get; init; }

    /// <summary>By when it is promised; none while the clock stands, or when nothing is promised.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was withdrawn or ended before it was served, as a code; <c>closed-for-the-day</c> where the office has closed.</summary>
    public ReasonId? EndReason { get; init; }

    /// <summary>Why it was not admitted.</summary>
    public required ImmutableArray<ReasonView> Reasons { get; init; }

    /// <summary>Its steps.</summary>
    public required ImmutableArray<ItemView> Items { get; init; }

    /// <summary>Documents the citizen is asked for.</summary>
    public required ImmutableArray<string> MissingDocuments { get; init; }

    /// <summary>Evidence and documents that are in.</summary>
    public required ImmutableArray<string> Documents { get; init; }

    /// <summary>The citizen's rating.</summary>
    public int? Rating { get; init; }

    /// <summary>How often it was taken up again.</summary>
    public required int Reopened { get; init; }
}

/// <summary>A reason for not admitting a request.</summary>
internal sealed record ReasonView(string Code, string Message, string? Field);

/// <summary>One step of a request as the citizen sees it.</summary>
internal sealed record ItemView
{
    /// <summary>Its number, from 0.</summary>
    public required int Item { get; init; }

    /// <summary>Which step of the service.</summary>
    public required StepId Step { get; init; }

    /// <summary>Where.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>How it stands.</summary>
    public required WorkItemStatus Status { get; init; }

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Not called before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The place in the order, 1 for the next; only while it waits.</summary>
    public long? Position { get; init; }

    /// <summary>How long it may still take; only while it waits and somebody can serve it.</summary>
    public EstimateView? EstimatedWait { get; init; }

    /// <summary>The window to come to; only while somebody holds it.</summary>
    public string? Window { get; init; }

    /// <summary>Why it waits, or why it is where it is.</summary>
    public string? Why { get; init; }

    /// <summary>The stable code of <c>why</c>.</summary>
    public string? WhyCode { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }
}

/// <summary>An estimated wait in whole minutes; the interval is meant to hold four times in five.</summary>
internal sealed record EstimateView(int ExpectedMinutes, int LowMinutes, int HighMinutes);
