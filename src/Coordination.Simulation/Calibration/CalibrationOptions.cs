using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>How to calibrate.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The days to fit on; empty for all that are not checked.</summary>
    public ImmutableArray<DateOnly> FitDays { get; init; } = [];

    /// <summary>The days to check on; empty for all that are not fitted. With both empty each day is checked by a fit to all the others.</summary>
    public ImmutableArray<DateOnly> CheckDays { get; init; } = [];

    /// <summary>The seed of the scenario that is written.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The day to write as a scenario; the checked day with the highest recorded peak when null.</summary>
    public DateOnly? ScenarioDay { get; init; }
}
