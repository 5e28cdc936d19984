using Coordination.Journal;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.Requests;
using Coordination.Simulation.Effects;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Queries;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Simulation.Tests.Effects;

/// <summary>A day that a hall really had is simulated under its own plan and under another.</summary>
public sealed class RecordedPlanEffectsTests : IAsyncLifetime
{
    private const int Every = 6;
    private const int Takes = 9;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly StaffId Carol = new("carol");

    private readonly InMemoryQueryStore _store = new();
    private readonly FollowingRequests _requests = new();
    private TestHall _hall = null!;
    private int _came;

    public async Task InitializeAsync() => _hall = await TestHall.OpenAsync(OneDesk());

    [Fact]
    public async Task Estimate_SamePlan_DiffersInNothing()
    {
        await WorkAsync(days: 1);

        var effect = await EstimateAsync(OneDesk());

        effect.Days.ShouldBe([new DateOnly(2026, 3, 2)]);
        effect.IsToday.ShouldBeFalse();
        effect.Arrivals.ShouldBe(_came);
        effect.Figures.ShouldNotBeEmpty();
        effect.Figures.ShouldAllBe(figure => figure.Difference == 0 && figure.Published == figure.Planned);
    }

    [Fact]
    public async Task Estimate_TheDayAsItWas_ComesNearToWhatWasWaited()
    {
        await WorkAsync(days: 1);

        var effect = await EstimateAsync(OneDesk());

        var handlings = (await _store.ListAsync(new HandlingFilter { Centre = Hall, Limit = 1000 })).Rows;
        var waited = handlings.Average(handling => (handling.AssignedAt - handling.QueuedAt!.Value).TotalMinutes);
        waited.ShouldBeGreaterThan(10);
        Figure(effect, "waiting").Published.ShouldBe(waited, tolerance: waited * 0.15);
    }

    [Fact]
    public async Task Estimate_OnePersonMore_WaitsLessForSure()
    {
        await WorkAsync(days: 3);

        var effect = await EstimateAsync(OneDesk() with { Staff = [.. OneDesk().Staff, Person(Carol)] });

        effect.Days.ShouldBe([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4)]);
        var waiting = Figure(effect, "waiting");
        waiting.High!.Value.ShouldBeLessThan(-5);
        waiting.Low!.Value.ShouldBeLessThanOrEqualTo(waiting.Difference);
        Figure(effect, "occupancy").Difference.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task Estimate_LimitedQueue_TellsWhoIsTurnedAway()
    {
        await WorkAsync(days: 1);

        var effect = await EstimateAsync(WithDesk(desk => desk with { QueueLimit = 1 }));

        Figure(effect, "refused").ShouldSatisfyAllConditions(
            refused => refused.Published.ShouldBe(0), refused => refused.Difference.ShouldBeGreaterThan(5));
        (Figure(effect, "refused").Planned + Figure(effect, "served").Planned + Figure(effect, "unfinished").Planned).ShouldBe(_came, tolerance: 0.01);
    }

    [Fact]
    public async Task Estimate_ServiceThatGoes_LeavesItsCitizensOut()
    {
        await WorkAsync(days: 1);
        var plan = OneDesk();

        var effect = await EstimateAsync(plan with { Services = [plan.Services[0] with { Id = new("permit") }] });

        effect.LeftOut.ShouldBe(effect.Arrivals);
        effect.Figures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Estimate_NoDayBefore_TakesTodaySoFar()
    {
        await WorkAsync(days: 1, goHome: false);

        var effect = await EstimateAsync(OneDesk());

        effect.IsToday.ShouldBeTrue();
        effect.Days.ShouldHaveSingleItem();
        effect.Arrivals.ShouldBe(_came);
    }

    [Fact]
    public async Task Estimate_NothingOnRecord_SaysSo()
    {
        var effect = await EstimateAsync(OneDesk());

        effect.Days.ShouldBeEmpty();
        effect.Figures.ShouldBeEmpty();
    }

    public async Task DisposeAsync()
    {
        _requests.Dispose();
        await _store.DisposeAsync();
        await _hall.DisposeAsync();
    }

    // One person, who cannot keep up: somebody comes every six minutes for four hours, and takes nine.
    private async Task WorkAsync(int days, bool goHome = true)
    {
        for (var day = 0; day < days; day++)
        {
            await _hall.StaffAsync(Anna, new SignOn());
            RequestId? held = null;
            for (var minute = 0; minute < 240 || held is not null; minute++)
            {
                if (minute % Every == 0 && minute < 240)
                {
                    await _hall.SubmitAsync();
                    _came++;
                }

                await _hall.Host.WhenIdleAsync();
                held ??= await HeldAsync();
                if (held is { } request && (await _hall.ItemAsync(request)).AssignedAt <= _hall.Clock.GetUtcNow() - (Takes * Minute))
                {
                    await _hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
                    await _hall.Host.WhenIdleAsync();
                    held = await HeldAsync();
                }

                _hall.Clock.Advance(Minute);
            }

            if (goHome)
            {
                await _hall.StaffAsync(Anna, new SignOff());
                _hall.Clock.Advance(TestHall.Monday.AddDays(day + 1) - _hall.Clock.GetUtcNow());
            }
        }
    }

    private async Task<RequestId?> HeldAsync() =>
        (await _hall.Journal.QueryAsync(new RowQuery { Centre = Hall, Staff = Anna, IsOpen = true })).Rows is [var row] ? new RequestId(Guid.Parse(row.Key.Id)) : null;

    private async Task<PlanEffect> EstimateAsync(HallPlan plan)
    {
        var follower = new RecordFollower(_hall.Journal, _store);
        while (await follower.FollowAsync(CancellationToken.None) > 0)
        {
        }

        using var effects = new RecordedPlanEffects(new RecordQueries(_hall.Journal, _store, _requests, _hall.Clock), _hall.Journal, _hall.Clock);
        return await effects.EstimateAsync(OneDesk(), plan, 5);
    }

    private static EffectFigure Figure(PlanEffect effect, string name) => effect.Figures.Single(figure => figure.Figure == name);
}
