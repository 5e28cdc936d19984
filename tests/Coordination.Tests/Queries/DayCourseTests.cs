using System.Collections.Immutable;
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

/// <summary>How a day has gone is summed from its facts, those of earlier steps once.</summary>
public sealed class DayCourseTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Morning = TimeSpan.FromMinutes(50);

    private readonly InMemoryQueryStore _store = new();
    private TestHall? _hall;
    private DateTimeOffset _from;

    private TestHall Opened => _hall!;

    // Three come; one of them is taken after twenty minutes, and done after forty, when one gives up and two come.
    public async Task InitializeAsync()
    {
        _hall = await TestHall.OpenAsync(OneDesk());
        _from = Opened.Clock.GetUtcNow();
        var first = await Opened.SubmitAsync();
        var withdrawn = await Opened.SubmitAsync();
        await Opened.SubmitAsync();
        Opened.Clock.Advance(TimeSpan.FromMinutes(20));
        await Opened.StaffAsync(Anna, new SignOn());
        Opened.Clock.Advance(TimeSpan.FromMinutes(20));
        await Opened.ExecuteAsync(withdrawn, new CancelRequest("No more."), TestHall.Citizen());
        await Opened.SubmitAsync();
        await Opened.SubmitAsync();
        await Opened.ExecuteAsync(first, new CompleteItem(0, Anna), TestHall.By(Anna));
        await FollowAsync();
    }

    public async Task DisposeAsync() => await Opened.DisposeAsync();

    [Fact]
    public async Task Course_OfAMorning_AddsUpToWhoWaitsAtTheEndOfEachStepAndWhoIsServed()
    {
        var course = await ReadAsync(null, _from + Morning);

        course.Growth.ShouldHaveSingleItem().Value.ShouldBe([3, -1, 0, 0]);
        course.Completed.ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public async Task Course_OfADayWithoutFacts_IsEmpty()
    {
        var course = await new DayCourseReader(_store).ReadAsync(Hall, (_from.AddDays(1), _from.AddDays(2)), Step, null, _from + Morning, default);

        course.Growth.ShouldBeEmpty();
        course.Completed.Sum().ShouldBe(0);
    }

    [Fact]
    public async Task Course_ReadBefore_IsGoneOnFromStepsThatChangeNoMore()
    {
        var before = await ReadAsync(null, _from + Morning);

        var course = await ReadAsync(Marked(before), _from + Morning);

        course.Growth.ShouldHaveSingleItem().Value.ShouldBe([1000, 1000, 1000, 0]);
        course.Completed.ShouldBe([1000, 1000, 1000, 0]);
    }

    [Theory]
    [InlineData(45, 2)]
    [InlineData(46, 3)]
    public async Task Course_OfAStepThatHasJustEnded_IsReadOnceMore(int followedMinutes, int settled)
    {
        var before = await ReadAsync(null, _from.AddMinutes(followedMinutes));

        var course = await ReadAsync(Marked(before), _from + Morning);

        course.Completed.Count(count => count == 1000).ShouldBe(settled);
    }

    [Fact]
    public async Task Course_AfterListsWereMadeAnew_IsReadAnew()
    {
        var before = await ReadAsync(null, _from + Morning);

        var course = await ReadAsync(Marked(before), _from.AddMinutes(49));

        course.Completed.ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public async Task Course_OfAnotherDay_DoesNotGoOnFromThisOne()
    {
        var before = await ReadAsync(null, _from + Morning);

        var course = await new DayCourseReader(_store).ReadAsync(Hall, (_from.AddMinutes(15), _from + Morning), Step, Marked(before), _from + Morning, default);

        course.Completed.ShouldBe([0, 1, 0]);
    }

    [Fact]
    public async Task Course_ReadTwice_KnowsWhatHappenedBetween()
    {
        var before = await ReadAsync(null, _from.AddMinutes(40));
        await Opened.SubmitAsync();
        await FollowAsync();

        var course = await ReadAsync(before, _from.AddMinutes(41));

        course.Growth.ShouldHaveSingleItem().Value.ShouldBe([3, -1, 1, 0]);
    }

    private ValueTask<DayCourse> ReadAsync(DayCourse? before, DateTimeOffset until) =>
        new DayCourseReader(_store).ReadAsync(Hall, (_from, _from + Morning), Step, before, until, default);

    // As no facts have it: what is taken over is told from what is read.
    private static DayCourse Marked(DayCourse course) => course with
    {
        Completed = [.. course.Completed.Select(_ => 1000L)],
        Growth = course.Growth.SetItems(course.Growth.Keys.Select(one => KeyValuePair.Create(one, ImmutableArray.CreateRange(course.Growth[one].Select(_ => 1000L))))),
    };

    private async Task FollowAsync()
    {
        var follower = new RecordFollower(Opened.Journal, _store);
        while (await follower.FollowAsync(default) != 0)
        {
        }
    }
}
