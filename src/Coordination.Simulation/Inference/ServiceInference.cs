using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>What a desk's flow says of its service: how long it takes, and how many people that needs.</summary>
/// <param name="MeanMinutes">The mean time of service.</param>
/// <param name="Rate">Departures per minute while it is busy.</param>
/// <param name="Counters">The most counters seen open: never more people than that.</param>
/// <param name="Busy">Whether the rate comes from busy stretches; then at least one person was at work throughout.</param>
internal readonly record struct ServiceInference(double MeanMinutes, double Rate, int Counters, bool Busy)
{
    public const double DefaultMinutes = 10;
    public const double LongestMinutes = 60;
    public const double ShortestMinutes = 0.5;

    private const double LightUtilisation = 0.8;
    private const double LeastPeople = 0.6;

    /// <summary>How many work there while it is busy; a fraction where counters are shared.</summary>
    public double People => Math.Min(Counters, Rate * MeanMinutes);

    /// <summary>The most people on duty at once: rushes that the display shows beyond it are taken for clearings of the queue.</summary>
    public int MostPeople => (int)Math.Clamp(Math.Ceiling(2 * People), 1, Counters);

    /// <summary>What is left, on average, of a service that is under way at some moment (the mean residual time).</summary>
    public double ResidualMinutes =>
        MeanMinutes * (1 + (DayInference.ServiceVariation * DayInference.ServiceVariation)) / 2;

    /// <summary>The first guess: the office's own estimate, within what the counters can have done.</summary>
    public static ServiceInference Guess(RecordedDesk desk, ImmutableArray<FlowInterval> flow)
    {
        var counters = Math.Max(1, desk.Snapshots.Max(snapshot => snapshot.OpenCounters));
        var busy = BusyRate(flow);
        return new ServiceInference(NominalOf(desk), busy ?? PeakRate(flow) / LightUtilisation, counters, busy is not null).Within();
    }

    /// <summary>Another time of service, within what the counters can have done.</summary>
    public ServiceInference Scaled(double factor) => (this with { MeanMinutes = MeanMinutes * factor }).Within();

    private ServiceInference Within()
    {
        var (onePerson, everyCounter) = (1 / Math.Max(Rate, 1e-6), Counters / Math.Max(Rate, 1e-6));
        var minutes = Math.Clamp(MeanMinutes, Busy ? LeastPeople * onePerson : 0, everyCounter);
        return this with { MeanMinutes = Math.Clamp(minutes, ShortestMinutes, LongestMinutes) };
    }

    private static double NominalOf(RecordedDesk desk)
    {
        var estimates = desk.Snapshots
            .Where(snapshot => snapshot.NominalMinutes > 0)
            .Select(snapshot => (double)snapshot.NominalMinutes).Order().ToArray();
        return estimates.Length == 0 ? DefaultMinutes : estimates[estimates.Length / 2];
    }

    private static double? BusyRate(ImmutableArray<FlowInterval> flow)
    {
        var busy = flow.Where(interval => interval.Busy).ToArray();
        var (left, minutes) = (busy.Sum(interval => interval.Left), busy.Sum(interval => interval.Length.TotalMinutes));
        return left >= 5 && minutes >= 30 ? left / minutes : null;
    }

    private static double PeakRate(ImmutableArray<FlowInterval> flow) => flow
        .Where(interval => !interval.IsGap)
        .GroupBy(interval => interval.From.Hour)
        .Select(hour => hour.Sum(interval => interval.Left) / 60.0)
        .Append(flow.Sum(interval => interval.Left) / Math.Max(60, flow.Sum(interval => interval.Length.TotalMinutes)))
        .Max();
}
