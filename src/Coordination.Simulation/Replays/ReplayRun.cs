using System.Diagnostics;
using Coordination.Journal;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Threads;

namespace Coordination.Simulation.Replays;

/// <summary>Replays a recorded day through the real grains: citizens come, people sign on and off, matters are called and done.</summary>
/// <remarks>
/// A virtual clock drives everything on the calling thread, so two runs with the same seed write the same journal. It
/// needs a journal that commits inline; every command goes through the grains' public interfaces.
/// </remarks>
internal static class ReplayRun
{
    /// <summary>Replays a day into a journal, which stays open.</summary>
    /// <param name="recorded">The day.</param>
    /// <param name="options">How.</param>
    /// <param name="journal">An empty journal that commits inline; it is opened here and belongs to the caller.</param>
    /// <param name="progress">Told as the day goes on, on the calling thread.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <exception cref="RecordingException">Nobody came on that day.</exception>
    /// <exception cref="ReplayException">The engine refused or failed where it must not.</exception>
    public static ReplayReport Run(
        RecordedDay recorded, ReplayOptions options, IJournal journal, IProgress<ReplayProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(journal);
        var began = Stopwatch.GetTimestamp();
        var day = DayInference.Infer(recorded);
        if (day.Arrived == 0)
        {
            throw new RecordingException(recorded.Hall, $"nobody came on {recorded.Date:yyyy-MM-dd}, so there is nothing to replay; choose another date.");
        }

        var driver = SingleThread.Run(() => DriveAsync(day, options, journal, progress, cancellation));
        return ReportWriter.Write(day, options, driver.Visitors, driver.Events, Stopwatch.GetElapsedTime(began));
    }

    private static async Task<ReplayDriver> DriveAsync(
        InferredDay day, ReplayOptions options, IJournal journal, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        await using var driver = new ReplayDriver(day, options, journal, progress);
        await driver.RunAsync(cancellation);
        return driver;
    }
}
