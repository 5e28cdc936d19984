using System.Collections.Immutable;
using Coordination.Charts.Distributions;
using Coordination.Charts.ServiceLevels;

namespace Coordination.Reports.Model;

/// <summary>Who waited how long.</summary>
public sealed record WaitsSection
{
    /// <summary>What there is to see.</summary>
    public required string Lead { get; init; }

    /// <summary>Waits by urgency level.</summary>
    public required ImmutableArray<WaitDistribution> ByLevel { get; init; }

    /// <summary>Which way of working it is, and how to read it.</summary>
    public string? ByLevelNote { get; init; }

    /// <summary>How well what was promised was kept; empty when nothing was promised.</summary>
    public ImmutableArray<ServiceLevelColumn> ServiceLevels { get; init; } = [];

    /// <summary>What is promised: "called within", "done within".</summary>
    public string ServiceLevelsPromise { get; init; } = "called within";

    /// <summary>What the promises are, and how to read them.</summary>
    public string? ServiceLevelsNote { get; init; }
}
