using System.Collections.Immutable;
using Coordination.Charts.Curves;
using Coordination.Simulation.Fits;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>What all parts of a simulation's page share: the variants, and which of them is set against the first.</summary>
/// <param name="Variants">The variants; the first is what the others are compared with.</param>
/// <param name="Differences">Every difference from the first.</param>
internal sealed record SimulatedDay(ImmutableArray<SimulationResult> Variants, ImmutableArray<PairedDifference> Differences)
{
    /// <summary>Longer runs have no shape of a day.</summary>
    private const double LongestDay = 1.5 * 24 * 60;

    /// <summary>How the variants are drawn, the first one first; more than these are rare, and begin again with the second.</summary>
    private static readonly ImmutableArray<CurveLook> Looks =
        [CurveLook.Line, CurveLook.Dashes, CurveLook.Dots, CurveLook.DashDots, CurveLook.LongDashes, CurveLook.DashTwoDots];

    /// <summary>The first variant.</summary>
    public SimulationResult First => Variants[0];

    /// <summary>The other variant with the shortest average wait; null when there is none.</summary>
    public SimulationResult? Other => Variants.Skip(1).MinBy(variant => variant.Waiting.MeanMinutes ?? double.MaxValue);

    /// <summary>Whether the run is one day, which can be drawn over the clock.</summary>
    public bool IsDay => First.HorizonMinutes <= LongestDay;

    /// <summary>The first minute since midnight.</summary>
    public double From => First.Start.TimeOfDay.TotalMinutes;

    /// <summary>The last minute.</summary>
    public double To => From + First.HorizonMinutes;

    /// <summary>What one run is called.</summary>
    public string Run => IsDay ? "day" : "run";

    /// <summary>A variant's difference from the first in a figure; null when it has none.</summary>
    public PairedDifference? Difference(SimulationResult variant, string figure) =>
        Differences.FirstOrDefault(difference => difference.Variant == variant.Variant && difference.Figure == figure);

    /// <summary>A variant's difference in the average wait.</summary>
    public PairedDifference? Wait(SimulationResult variant) => Difference(variant, "waiting");

    /// <summary>A mean over replications of what was counted in all of them.</summary>
    public static double EachRun(SimulationResult result, long count) => (double)count / Math.Max(1, result.Replications);

    /// <summary>How a variant is drawn, everywhere on the page.</summary>
    public CurveLook Look(SimulationResult variant) =>
        Variants.IndexOf(variant) is > 0 and var index ? Looks[1 + ((index - 1) % (Looks.Length - 1))] : Looks[0];

    /// <summary>A recorded day beside the simulation; null where there is none.</summary>
    public RecordedFit? Recorded => First.Recorded;

    /// <summary>What a variant is called.</summary>
    public string Name(SimulationResult variant) => Variants.Length == 1 ? "simulated" : VariantNames.Of(variant);

    /// <summary>The curves of the whole hall: as recorded, then of every variant.</summary>
    public ImmutableArray<DayCurve> Waiting() => Curves(Recorded?.Hall, variant => variant.Curve);

    /// <summary>The curves of a department.</summary>
    /// <remarks>A way of organising may have departments of its own, such as the levels of a ladder; of those that the first has not nothing is drawn.</remarks>
    public ImmutableArray<DayCurve> Waiting(DepartmentResult department) => Curves(
        Fit(department),
        variant => variant.Departments.FirstOrDefault(other => other.Department == department.Department) is { } same
            ? variant.Curve with { Waiting = same.WaitingByBin, WaitingLow = same.WaitingLowByBin, WaitingHigh = same.WaitingHighByBin }
            : variant.Curve with { Waiting = [], WaitingLow = [], WaitingHigh = [] });

    /// <summary>A department's recorded queue beside its simulated one; null where nothing was recorded.</summary>
    public CurveFit? Fit(DepartmentResult department) => Recorded?.Desks.FirstOrDefault(desk => desk.Department == department.Department);

    private ImmutableArray<DayCurve> Curves(CurveFit? recorded, Func<SimulationResult, WaitingCurve> curve)
    {
        var variants = Variants.Select(variant => Curve(variant, Look(variant), curve(variant).Waiting) with { Band = Band(variant, curve(variant)) });
        return Recorded is null
            ? [.. variants]
            : [new DayCurve("recorded", CurveLook.Area, recorded is null ? [] : [.. recorded.Minutes.Zip(recorded.Recorded, (minute, people) => new DayPoint(From + minute, people))]), .. variants];
    }

    // Bands of several variants would cover each other.
    private DayBand? Band(SimulationResult result, WaitingCurve curve) => Variants.Length > 1 || curve.WaitingLow.IsEmpty ? null : new DayBand(
        "9 of 10 simulated days", Points(result, curve.WaitingLow), Points(result, curve.WaitingHigh));

    /// <summary>A curve, each interval's mean at its middle.</summary>
    public DayCurve Curve(SimulationResult result, CurveLook look, ImmutableArray<double> bins) =>
        new(Name(result), look, Points(result, bins));

    private ImmutableArray<DayPoint> Points(SimulationResult result, ImmutableArray<double> bins) =>
        [.. Middles(result).Zip(bins, (minute, value) => new DayPoint(minute, value))];

    /// <summary>The middles of the curve's intervals, in minutes since midnight.</summary>
    public ImmutableArray<double> Middles(SimulationResult result) =>
        [.. result.Curve.FromMinutes.Select(from => From + Math.Min(from + (result.Curve.BinMinutes / 2), result.HorizonMinutes))];
}
