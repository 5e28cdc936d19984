using Coordination.Simulation.Engine.Drawing;

namespace Coordination.Simulation.Engine.Models;

/// <summary>One step of a source's citizens, with everything looked up.</summary>
internal sealed class StepModel
{
    /// <summary>The step's id in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the model's classes of work.</summary>
    public required int Class { get; init; }

    /// <summary>The department where it waits.</summary>
    public required int Department { get; init; }

    /// <summary>What it costs of a person's capacity.</summary>
    public required int Cost { get; init; }

    /// <summary>The time of service.</summary>
    public required Sampler Time { get; init; }

    /// <summary>Minutes of a whole person that it is expected to need.</summary>
    public required double Demand { get; init; }

    /// <summary>By skill level from 0: what the time is multiplied by; null for never.</summary>
    public double[]? Factors { get; init; }

    /// <summary>The skill whose level counts for the factor; -1 for none.</summary>
    public int Skill { get; init; } = -1;

    /// <summary>Whether it needs the citizen there who may be with somebody else for another step: never where a step is alone.</summary>
    public bool TakesCitizen { get; init; }

    /// <summary>How long the way to this step is; null for none.</summary>
    public Sampler? Delay { get; init; }

    /// <summary>The way counts only for requests that climbed at least so high.</summary>
    public int DelayFromReach { get; init; }

    /// <summary>Only requests that climb at least so high have this step.</summary>
    public int FromReach { get; init; }

    /// <summary>The steps that wait for this one.</summary>
    public required int[] Next { get; init; }

    /// <summary>How many steps this one waits for.</summary>
    public required int Before { get; init; }

    /// <summary>Documents to be fetched in the middle; null for none.</summary>
    public DocumentsModel? Documents { get; init; }

    /// <summary>The places of its random streams begin here.</summary>
    public required ulong Purpose { get; init; }
}

/// <summary>Documents to be fetched.</summary>
internal sealed record DocumentsModel(double Probability, double After, Sampler Time);
