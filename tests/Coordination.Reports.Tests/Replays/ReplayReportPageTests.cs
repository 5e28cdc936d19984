using Coordination.Charts.Occupancy;
using Coordination.Reports.Replays;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Replays;

public sealed class ReplayReportPageTests
{
    [Fact]
    public async Task Of_SmallDay_SaysWhatWasRecordedFirst()
    {
        var pair = await Pages.SmallDayAsync();

        var page = ReplayReportPage.Of(pair, " Riverside ");

        page.Title.ShouldBe("Riverside");
        page.When.ShouldBe("Monday, 2 March 2026");
        page.Headline.ShouldContain("53 of them were waiting at once");
        page.Figures.Length.ShouldBe(3);
        page.Figures[0].Value.ShouldBe("53");
    }

    [Fact]
    public async Task Of_SmallDay_CurvesAgreeWithTheReplaysOwnCounts()
    {
        var pair = await Pages.SmallDayAsync();

        var replayed = ReplayReportPage.Of(pair).Day!.Waiting[1];

        foreach (var point in pair.Apart.Curve)
        {
            replayed.At(point.At.ToTimeSpan().TotalMinutes).ShouldBe(point.Replayed);
        }
    }

    [Fact]
    public async Task Of_SmallDay_PeopleDoOneThingAtATimeAndServeEverybody()
    {
        var pair = await Pages.SmallDayAsync();

        foreach (var (day, replay) in ReplayReportPage.Of(pair).People!.Days.Zip([pair.Apart, pair.Pooled]))
        {
            var people = day.Groups.SelectMany(group => group.People).ToArray();
            people.Sum(person => person.Served).ShouldBe(replay.Trace!.Visits.Count(visit => visit.CalledMinute is not null));
            foreach (var person in people)
            {
                person.Spans.Zip(person.Spans.Skip(1)).ShouldAllBe(next => next.Second.From >= next.First.To - 1e-6);
            }

            people.SelectMany(person => person.Spans).Count(span => span.State == PersonState.Helping).ShouldBe(replay.Helped);
        }
    }

    [Fact]
    public async Task Of_SmallDay_EveryLevelIsThereOnce()
    {
        var pair = await Pages.SmallDayAsync();

        var waits = ReplayReportPage.Of(pair).Waits!;

        waits.ByLevel.Sum(level => level.Count).ShouldBe(pair.Apart.Arrived);
        waits.ServiceLevels.Length.ShouldBe(2);
        waits.ServiceLevels[0].Rows.Sum(row => row.People).ShouldBe(pair.Apart.Arrived);
    }

    [Fact]
    public async Task Pair_ReplaysTheWrongWayRound_AreRefused()
    {
        var pair = await Pages.SmallDayAsync();

        Should.Throw<ArgumentException>(() => new ReplayPair(pair.Recorded, pair.Pooled, pair.Apart));
        Should.Throw<ArgumentException>(() => new ReplayPair(pair.Recorded, pair.Apart, pair.Pooled with { Seed = 9 }));
    }
}
