using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Queries;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Queries;

public sealed class FigureTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly InMemoryQueryStore _store = new();

    [Fact]
    public async Task Figures_OfAMorning_AreWhatHappened()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var served = await hall.SubmitAsync();
        var late = await hall.SubmitAsync();
        var withdrawn = await hall.SubmitAsync();
        hall.Clock.Advance(10 * Minute);
        await hall.StaffAsync(Anna, new SignOn());
        await hall.ExecuteAsync(withdrawn, new CancelRequest("No more."), TestHall.Citizen());
        hall.Clock.Advance(5 * Minute);
        await hall.ExecuteAsync(served, new CompleteItem(0, Anna), TestHall.By(Anna));
        hall.Clock.Advance(20 * Minute);
        await hall.ExecuteAsync(late, new CompleteItem(0, Anna), TestHall.By(Anna));
        hall.Clock.Advance(5 * Minute);
        await hall.StaffAsync(Anna, new PauseWork("Lunch."));
        hall.Clock.Advance(30 * Minute);

        var all = (await ReadAsync(hall)).ShouldHaveSingleItem();

        (all.Submitted, all.Queued, all.Taken, all.Abandoned, all.Handled, all.Completed, all.Missed).ShouldBe((3, 3, 2, 1, 2, 2, 1));
        all.AverageSpeedOfAnswer.ShouldBe(TimeSpan.FromMinutes(12.5));
        all.AverageHandlingTime.ShouldBe(TimeSpan.FromMinutes(12.5));
        all.AverageTimeOnTheWay.ShouldBe(25 * Minute);
        all.AbandonmentRate.ShouldBe(1 / 3d);
        (all.ServiceLevel, all.PromiseKept).ShouldBe((1, 0.5));
        (all.SignedOn, all.Busy, all.Paused).ShouldBe((30 * Minute, 25 * Minute, 30 * Minute));
        all.Occupancy!.Value.ShouldBe(25 / 30d, 1e-9);
    }

    [Fact]
    public async Task Figures_ByAnything_AddUpToTheWhole()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var random = new Random(7);
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
        for (var round = 0; round < 60; round++)
        {
            await hall.SubmitAsync(danger: random.Next(3) == 0);
            foreach (var person in (await hall.Centre.ReadQueueAsync()).Staff.Where(person => !person.Items.IsEmpty && random.Next(2) == 0))
            {
                var item = person.Items[0];
                RequestCommand command = random.Next(4) switch
                {
                    0 => new ReportNoShow(item.Index, person.Staff),
                    1 => new ReleaseItem(item.Index, "Ill."),
                    _ => new CompleteItem(item.Index, person.Staff),
                };
                await hall.ExecuteAsync(item.Request, command, command is ReleaseItem ? new CommandMeta(new Actor(ActorKind.Supervisor, "eva")) : TestHall.By(person.Staff));
            }

            hall.Clock.Advance(random.Next(1, 40) * Minute);
        }

        var all = (await ReadAsync(hall)).ShouldHaveSingleItem();
        foreach (var by in Enum.GetValues<FigureDimension>())
        {
            var rows = await ReadAsync(hall, by);
            foreach (var kind in Enum.GetValues<FactKind>())
            {
                rows.Sum(row => row[kind]).ShouldBe(all[kind], $"{kind} by {by}");
            }

            rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.WaitingTime).ShouldBe(all.WaitingTime);
            if (by is FigureDimension.Hour or FigureDimension.Day or FigureDimension.Staff or FigureDimension.Department)
            {
                rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + (row.SignedOn ?? default)).ShouldBe(all.SignedOn!.Value);
                rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + (row.Busy ?? default)).ShouldBe(all.Busy!.Value);
            }
        }

        // What has entered a queue was taken, has left it, or waits.
        var queue = await hall.Centre.ReadQueueAsync();
        var held = queue.Staff.Sum(person => person.Items.Length);
        (all.Queued - all.Taken - all.Abandoned - all.Left).ShouldBe((await _store.ListAsync(new RequestFilter { Centre = Hall, IsOpen = true, Limit = 1000 })).Rows.Count - held);
        (all.Taken - all.Handled - all[FactKind.PutBack]).ShouldBe(held);
        all.Handled.ShouldBeGreaterThan(10);
        all[FactKind.PutBack].ShouldBeGreaterThan(5);
        (await ReadAsync(hall, FigureDimension.Hour)).Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Figures_ByDay_GoByTheHallsClocks()
    {
        // 23:30 in Warsaw of the last day of winter time, an hour before the next day.
        await using var hall = await TestHall.OpenAsync(OneDesk(), at: new DateTimeOffset(2026, 3, 28, 22, 30, 0, TimeSpan.Zero));
        await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromHours(22));
        await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.SubmitAsync();

        (await ReadAsync(hall, FigureDimension.Day)).Select(row => (row.Key, row.Submitted)).ShouldBe(
            [("2026-03-28T00:00:00+01:00", 1L), ("2026-03-29T00:00:00+01:00", 2L), ("2026-03-30T00:00:00+02:00", 1L)]);
        (await ReadAsync(hall, FigureDimension.Hour)).Where(row => row.Submitted > 0).Select(row => (row.Key, row.Submitted)).ShouldBe(
            [("2026-03-28T23:00:00+01:00", 1L), ("2026-03-29T00:00:00+01:00", 1L), ("2026-03-29T23:00:00+02:00", 1L), ("2026-03-30T00:00:00+02:00", 1L)]);
    }

    private async Task<IReadOnlyList<FigureRow>> ReadAsync(TestHall hall, FigureDimension? by = null)
    {
        var follower = new RecordFollower(hall.Journal, _store);
        while (await follower.FollowAsync(default) != 0)
        {
        }

        var now = hall.Clock.GetUtcNow();
        var filter = new FigureFilter { Centre = Hall, From = now.AddDays(-100), To = now.AddDays(1), By = by };
        return await new FigureReader(_store, OneDesk(), now).ReadAsync(filter, default);
    }
}
