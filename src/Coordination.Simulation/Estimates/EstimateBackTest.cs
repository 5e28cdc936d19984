using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Calibration;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Estimates;

/// <summary>Asks the live dispatcher for an estimate at every recorded arrival, and compares it with the wait that followed.</summary>
/// <remarks>
/// Days follow each other as they did, so what was learnt on one serves on the next, and nothing is known of what is still to come.
/// Deterministic for a seed.
/// </remarks>
public static class EstimateBackTest
{
    /// <summary>Runs it.</summary>
    /// <param name="halls">The days of each hall, rising, as <see cref="RecordingReader.ReadDays"/> gives them.</param>
    /// <param name="seed">The seed of the moments within intervals, and of services that nobody waited for.</param>
    /// <param name="checkDays">The days on which estimates are compared; empty for all. The engine goes through all days, as it would have.</param>
    /// <param name="progress">Told after each desk.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CalibrationException">A day to compare is not in a recording.</exception>
    public static EstimateReport Run(
        IReadOnlyList<ImmutableArray<RecordedDay>> halls, ulong seed = 1, IReadOnlyCollection<DateOnly>? checkDays = null,
        IProgress<CalibrationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(halls);
        var all = new List<EstimateSample>();
        var comparisons = ImmutableArray.CreateBuilder<EstimateComparison>();
        for (var hall = 0; hall < halls.Count; hall++)
        {
            var days = HallDay.Of(halls[hall], out var desks);
            DaySplit.Require(halls[hall][0].Hall, days, checkDays ?? [], "check");
            var samples = new List<EstimateSample>();
            for (var desk = 0; desk < desks.Length; desk++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new CalibrationProgress((hall + ((double)desk / desks.Length)) / halls.Count, halls[hall][0].Hall));
                samples.AddRange(Desk(days, desk, new SeededRandom(seed, StreamKey.Of(desks[desk].Id)), checkDays ?? []));
            }

            comparisons.Add(EstimateComparison.Of(halls[hall][0].Hall, samples));
            all.AddRange(samples);
        }

        return new EstimateReport { Seed = seed, CheckDays = [.. checkDays ?? []], Halls = comparisons.ToImmutable(), All = EstimateComparison.Of("all", all) };
    }

    private static List<EstimateSample> Desk(
        ImmutableArray<HallDay> days, int desk, SeededRandom random, IReadOnlyCollection<DateOnly> checkDays)
    {
        var department = new DepartmentId("desk");
        var dispatcher = new Dispatcher(new HallPlan
        {
            Centre = new CentreId("hall"),
            Name = "Hall",
            TimeZone = "UTC",
            Departments = [new DepartmentPlan { Id = department, Name = "Desk", Dispatch = DispatchMode.Pull }],
        });
        var (samples, number) = (new List<EstimateSample>(), 0);
        var world = new DeskWorld(new DeskDispatcher(dispatcher, department), department, random);
        foreach (var day in days)
        {
            if (day.Desks[desk] is { } here && HallResult.MinutesPerCounter([day], desk) is { } minutes)
            {
                var midnight = new DateTimeOffset(day.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                var told = world.Run(here, midnight, minutes, () => new WorkItemId(new RequestId(new Guid(++number, 0, 0, new byte[8])), 0)).ToArray();
                samples.AddRange(checkDays.Count == 0 || checkDays.Contains(day.Date) ? told : []);
            }
        }

        return samples;
    }
}
