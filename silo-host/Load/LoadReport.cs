using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Simulation.Json;
using Coordination.Simulation.Loads;

namespace Coordination.SiloHost.Load;

/// <summary>What came of loading a hall.</summary>
internal sealed record LoadReport
{
    /// <summary>The centre that was made for it.</summary>
    public required string Centre { get; init; }

    /// <summary>Scenario minutes in a real minute.</summary>
    public required double Speed { get; init; }

    /// <summary>For how many scenario minutes citizens came.</summary>
    public required double Minutes { get; init; }

    /// <summary>Seconds of real time until the last one was served.</summary>
    public required double Seconds { get; init; }

    /// <summary>Citizens that were to come.</summary>
    public required int Citizens { get; init; }

    /// <summary>Citizens that came.</summary>
    public required int Came { get; init; }

    /// <summary>Requests that are over.</summary>
    public required int Finished { get; init; }

    /// <summary>Commands sent for each second of real time.</summary>
    public required double CommandsPerSecond { get; init; }

    /// <summary>How late the generator itself was in sending submissions; it is part of their latency.</summary>
    public required CallSummary? SentLate { get; init; }

    /// <summary>Latencies by kind of call.</summary>
    public required ImmutableArray<CallSummary> Calls { get; init; }

    /// <summary>Answers that were none, or not as they should be, by status and code.</summary>
    [JsonPropertyName("troubles")]
    public required ImmutableSortedDictionary<string, long> Failures { get; init; }

    /// <summary>How long citizens waited for their first call, beside the simulation of the very same citizens.</summary>
    public required ImmutableArray<WaitComparison> Waits { get; init; }

    /// <summary>What the scenario has and the load did not do; the simulation beside it left it out as well.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Whether everybody was served without a failed call, and waited as long as simulated.</summary>
    public bool IsSound => Finished == Citizens && Failures.IsEmpty && Waits.All(wait => wait.Matches);

    /// <summary>As one JSON object.</summary>
    public string ToJson() => ReportJson.Write(this);
}
