using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Tests.Inference;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Replays;

public sealed class ReplayRunTests
{
    private static readonly RecordedDay SmallDay = RecordingReader.ReadDay(Repository.SmallDay, new DateOnly(2026, 3, 2));

    [Theory]
    [InlineData(OrderPolicyKind.Strict, false)]
    [InlineData(OrderPolicyKind.Strict, true)]
    [InlineData(OrderPolicyKind.Accumulating, true)]
    [InlineData(OrderPolicyKind.Deadline, false)]
    public async Task Run_SmallDay_ArrivedIsCompletedAndUnfinishedInTheJournalToo(OrderPolicyKind order, bool pooling)
    {
        var journal = new InMemoryJournal();

        var report = ReplayRun.Run(SmallDay, new ReplayOptions { Order = order, Pooling = pooling }, journal);

        report.Arrived.ShouldBe(DayInference.Infer(SmallDay).Arrived);
        (report.Completed + report.Unfinished).ShouldBe(report.Arrived);
        report.ByDesk.Sum(desk => desk.Arrived).ShouldBe(report.Arrived);
        report.ByDesk.Sum(desk => desk.Completed).ShouldBe(report.Completed);
        report.ByUrgency.Sum(level => level.Arrived).ShouldBe(report.Arrived);
        var counts = await journal.CountByStatusAsync(new("small-day"), GrainKind.Request);
        counts.Values.Sum().ShouldBe(report.Arrived);
        counts.GetValueOrDefault("completed").ShouldBe(report.Completed);
        (await EntriesAsync(journal)).Count.ShouldBe((int)report.Events);
    }

    [Fact]
    public async Task Run_SameSeed_WritesTheSameJournal()
    {
        var first = await RowsAsync(new ReplayOptions { Seed = 7, Pooling = true });

        (await RowsAsync(new ReplayOptions { Seed = 7, Pooling = true })).ShouldBe(first);
    }

    [Fact]
    public async Task Run_OtherSeed_WritesAnotherJournal()
    {
        var first = await RowsAsync(new ReplayOptions { Seed = 7 });

        (await RowsAsync(new ReplayOptions { Seed = 8 })).ShouldNotBe(first);
    }

    [Fact]
    public void Run_WithoutPooling_WaitsLikeTheTextbookQueue()
    {
        var day = DayInference.Infer(SmallDay);
        var report = ReplayRun.Run(SmallDay, new ReplayOptions { Seed = 3 }, new InMemoryJournal());

        // Order between levels changes who waits, not how many: the queue's mean stays near the model's.
        var model = ModelMean(day, seed: 3);
        report.Waiting.MeanMinutes.ShouldBeInRange(0.8 * model, 1.2 * model);
        report.Helped.ShouldBe(0);
    }

    [Fact]
    public void Run_PoolingOnAnOverrunDesk_ShortensItsQueue()
    {
        var off = ReplayRun.Run(SmallDay, new ReplayOptions(), new InMemoryJournal());
        var on = ReplayRun.Run(SmallDay, new ReplayOptions { Pooling = true }, new InMemoryJournal());

        on.Arrived.ShouldBe(off.Arrived);
        on.Helped.ShouldBeGreaterThan(0);
        on.PeakWaiting.Count.ShouldBeLessThan(off.PeakWaiting.Count);
        on.Waiting.MeanMinutes.ShouldBeLessThan(off.Waiting.MeanMinutes / 2);
    }

    [Fact]
    public void Run_StrictOrder_LetsUrgentMattersWaitLess()
    {
        var report = ReplayRun.Run(SmallDay, new ReplayOptions(), new InMemoryJournal());

        report.ByUrgency[0].Urgency.ShouldBe(Urgency.EspeciallyUrgent);
        report.ByUrgency[0].Waiting.MeanMinutes.ShouldBeLessThan(report.ByUrgency[^1].Waiting.MeanMinutes);
    }

    [Fact]
    public void Run_DayWithoutCitizens_SaysSo()
    {
        var idle = RecordedDesks.Day(RecordedDesks.EveryFiveMinutes((0, null), (0, null)));

        Should.Throw<RecordingException>(() => ReplayRun.Run(idle, new ReplayOptions(), new InMemoryJournal()))
            .Message.ShouldContain("nobody came on 2026-03-02");
    }

    [Fact]
    public void Run_JournalFails_EndsWithItsFault()
    {
        var journal = new InMemoryJournal();
        journal.FailNext(new JournalUnavailableException("The disk is full."));

        Should.Throw<CoordinationException>(() => ReplayRun.Run(SmallDay, new ReplayOptions(), journal))
            .Message.ShouldContain("The disk is full.");
    }

    [Fact]
    public void Run_Progress_RisesToTheEnd()
    {
        var shares = new ShareLog();

        ReplayRun.Run(SmallDay, new ReplayOptions(), new InMemoryJournal(), shares);

        shares.Values.ShouldBeInOrder();
        shares.Values[^1].ShouldBeGreaterThan(0.9);
    }

    private static double ModelMean(InferredDay day, ulong seed)
    {
        var (start, end) = (day.Recorded.Start.ToTimeSpan(), day.Recorded.End.ToTimeSpan());
        var models = day.Desks.Select(desk => new DeskModel(desk.Duty, start, end)).ToArray();
        return CitizenDraw.Draw(day, seed).Average(citizen =>
            ((models[citizen.Desk].Begin(new DrawnVisit(citizen.At, citizen.Service)) ?? end) - citizen.At).TotalMinutes);
    }

    private static async Task<ImmutableArray<string>> RowsAsync(ReplayOptions options)
    {
        var journal = new InMemoryJournal();
        ReplayRun.Run(SmallDay, options, journal);
        return [.. (await EntriesAsync(journal)).Select(entry => $"{entry.Sequence} {entry.Grain} {entry.Event.Version} {entry.Event.At:O} {entry.Event.Hash}")];
    }

    private static ValueTask<IReadOnlyList<JournalEntry>> EntriesAsync(InMemoryJournal journal) => journal.ReadFeedAsync(0, int.MaxValue);

    private sealed class ShareLog : IProgress<ReplayProgress>
    {
        public List<double> Values { get; } = [];

        public void Report(ReplayProgress value) => Values.Add(value.Share);
    }
}
