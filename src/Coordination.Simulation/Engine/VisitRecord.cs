namespace Coordination.Simulation.Engine;

/// <summary>One citizen at one desk, as one flat record; a request of several steps has several.</summary>
public sealed record VisitRecord
{
    /// <summary>The replication, from 0.</summary>
    public required int Replication { get; init; }

    /// <summary>The citizen's number in it, from 1 in order of coming; the same citizen has several records at several desks.</summary>
    public required long Citizen { get; init; }

    /// <summary>What they came for.</summary>
    public required string Service { get; init; }

    /// <summary>How urgent it was, 1 to 5.</summary>
    public required int Urgency { get; init; }

    /// <summary>The step; null for somebody who was not let in.</summary>
    public string? Step { get; init; }

    /// <summary>The department of the step.</summary>
    public string? Department { get; init; }

    /// <summary>The minute in which they came to the hall.</summary>
    public required double CameMinute { get; init; }

    /// <summary>The age in this queue; null for somebody who was still on the way to it.</summary>
    public double? QueuedMinute { get; init; }

    /// <summary>When they were called; null for never.</summary>
    public double? CalledMinute { get; init; }

    /// <summary>When this ended.</summary>
    public required double EndedMinute { get; init; }

    /// <summary>How long they waited for this step.</summary>
    public double WaitedMinutes { get; init; }

    /// <summary>How long they were served at it.</summary>
    public double ServiceMinutes { get; init; }

    /// <summary>Who served them.</summary>
    public string? Staff { get; init; }

    /// <summary>Whether that was somebody of another department.</summary>
    public bool Helped { get; init; }

    /// <summary>How often they were called.</summary>
    public int Calls { get; init; }

    /// <summary>How it ended.</summary>
    public required VisitOutcome Outcome { get; init; }
}
