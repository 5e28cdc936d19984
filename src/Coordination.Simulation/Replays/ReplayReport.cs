using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Plans;

namespace Coordination.Simulation.Replays;

/// <summary>What a replay came to, beside what was recorded.</summary>
public sealed record ReplayReport
{
    /// <summary>The hall.</summary>
    public required string Hall { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The order between urgency levels.</summary>
    public required OrderPolicyKind Policy { get; init; }

    /// <summary>Whether desks helped each other.</summary>
    public required bool Pooling { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Citizens who came; always completed and unfinished together.</summary>
    public required int Arrived { get; init; }

    /// <summary>Citizens whose matter was done by the last snapshot.</summary>
    public required int Completed { get; init; }

    /// <summary>Citizens who still waited or were being served then.</summary>
    public required int Unfinished { get; init; }

    /// <summary>Citizens who were served by somebody of another desk.</summary>
    public required int Helped { get; init; }

    /// <summary>The most people on duty at once.</summary>
    public required int Staff { get; init; }

    /// <summary>Waits from coming to being called; of those never called, until the last snapshot.</summary>
    public required WaitingFigures Waiting { get; init; }

    /// <summary>When most people waited.</summary>
    public required PeakWaiting PeakWaiting { get; init; }

    /// <summary>The recording's figures.</summary>
    public required RecordedFigures Recorded { get; init; }

    /// <summary>Every desk that anybody came to.</summary>
    public required ImmutableArray<DeskReport> ByDesk { get; init; }

    /// <summary>Every urgency level that occurred.</summary>
    public required ImmutableArray<UrgencyReport> ByUrgency { get; init; }

    /// <summary>People waiting over the day, at the recording's snapshots.</summary>
    [JsonIgnore]
    public ImmutableArray<WaitingPoint> Curve { get; init; } = [];

    /// <summary>Every citizen and everybody on duty; null in a report that was read back.</summary>
    [JsonIgnore]
    public ReplayTrace? Trace { get; init; }

    /// <summary>Journal rows written.</summary>
    public required long Events { get; init; }

    /// <summary>How long the replay took, in seconds of a real clock.</summary>
    public required double WallSeconds { get; init; }
}

/// <summary>How long people waited, in minutes.</summary>
public sealed record WaitingFigures(double MeanMinutes, double P50Minutes, double P95Minutes, double MaxMinutes);

/// <summary>The most people waiting at once, and the local time when that began.</summary>
public sealed record PeakWaiting(int Count, TimeOnly At);

/// <summary>What the displays showed: the peak at a snapshot, and the mean wait by Little's law.</summary>
public sealed record RecordedFigures(PeakWaiting PeakWaiting, double MeanWaitingMinutes);

/// <summary>One desk of a replay.</summary>
public sealed record DeskReport
{
    /// <summary>Its id in the recording.</summary>
    public required string Desk { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who came.</summary>
    public required int Arrived { get; init; }

    /// <summary>Whose matter was done.</summary>
    public required int Completed { get; init; }

    /// <summary>Who was not done with at the end.</summary>
    public required int Unfinished { get; init; }

    /// <summary>Who was served by another desk's staff.</summary>
    public required int Helped { get; init; }

    /// <summary>The most people on duty at once.</summary>
    public required int Staff { get; init; }

    /// <summary>The inferred mean time of service.</summary>
    public required double ServiceMinutes { get; init; }

    /// <summary>Waits.</summary>
    public required WaitingFigures Waiting { get; init; }

    /// <summary>The most waiting at once.</summary>
    public required PeakWaiting PeakWaiting { get; init; }

    /// <summary>The recording's figures.</summary>
    public required RecordedFigures Recorded { get; init; }
}

/// <summary>The citizens of one urgency level.</summary>
public sealed record UrgencyReport(Urgency Urgency, int Arrived, WaitingFigures Waiting);

/// <summary>People waiting at one moment.</summary>
public readonly record struct WaitingPoint(TimeOnly At, int Recorded, int Replayed);
