using Coordination.Dispatch;
using Coordination.Journal;
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

public sealed class AuditTests
{
    private static readonly CommandMeta Eva = new(new Actor(ActorKind.Supervisor, "eva"));

    private readonly InMemoryQueryStore _store = new();

    [Fact]
    public async Task Audit_OfWhatPeopleDo_HasEachEventOfTheirsAndNoneOfTheEngine()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk() with { Reasons = [new(new ReasonId("illness"), "Illness")] });
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        await hall.ExecuteAsync(request, new ReleaseItem(0, new Reason("She fell ill.") { Code = new ReasonId("illness") }), Eva);

        var entries = await ReadAsync(hall, new AuditFilter { Centre = Hall });
        var events = await hall.Journal.ReadFeedAsync(0, 1000);

        entries.Select(entry => entry.Sequence).ShouldBe(events.Where(entry => entry.Event.By.Kind != ActorKind.Engine).Select(entry => entry.Sequence));
        events.Count(entry => entry.Event.By.Kind == ActorKind.Engine).ShouldBeGreaterThan(0);
        var released = entries.Single(entry => entry.Event == "item.released");
        (released.By, released.Grain, released.Version, released.Reason).ShouldBe(
            (events.Single(entry => entry.Event.Type == "item.released").Event.By, GrainKey.Of(request), events.Single(entry => entry.Event.Type == "item.released").Event.Version, new ReasonId("illness")));
        entries.Single(entry => entry.Event == "staff.signed-on").Grain.ShouldBe(GrainKey.Of(Hall, Anna));
        (await ReadAsync(hall, new AuditFilter { Centre = Hall, Actor = released.By.Id })).ShouldBe([released]);
    }

    [Fact]
    public async Task Audit_OfLooksAndErasures_HasThemWhoeverCausedThem()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();
        var erased = Event(PersonalEvents.Erased, Actor.Engine);
        var looked = Event(PersonalEvents.Read, new Actor(ActorKind.Auditor, "olga"));
        var missed = Event("request.service-level-missed", Actor.Engine);

        AuditFold.Of(erased, Hall)!.By.ShouldBe(Actor.Engine);
        AuditFold.Of(looked, Hall)!.By.Id.ShouldBe("olga");
        AuditFold.Of(missed, Hall).ShouldBeNull();

        JournalEntry Event(string type, Actor by) => new(9, GrainKey.Of(request), new JournalEvent { Version = 3, Type = type, At = TestHall.Monday, By = by, Payload = "{}"u8.ToArray() });
    }

    [Theory]
    [InlineData("""{"item":0,"reason":"illness"}""", "illness")]
    [InlineData("""{"inner":{"reason":"illness"},"list":[{"reason":"illness"}]}""", null)]
    [InlineData("""{"reason":"Words that somebody wrote"}""", null)]
    [InlineData("""{"reason":{"code":"x"}}""", null)]
    public void Audit_ReasonOfAnEvent_IsItsCodeAndNothingElse(string payload, string? expected)
    {
        var happened = new JournalEvent { Version = 1, Type = "department.closed", At = TestHall.Monday, By = Eva.By, Payload = System.Text.Encoding.UTF8.GetBytes(payload) };

        AuditFold.Of(new JournalEntry(1, GrainKey.Of(Hall, Desk), happened))!.Reason?.ToString().ShouldBe(expected);
    }

    private async Task<IReadOnlyList<AuditEntry>> ReadAsync(TestHall hall, AuditFilter filter)
    {
        var follower = new RecordFollower(hall.Journal, _store);
        while (await follower.FollowAsync(default) != 0)
        {
        }

        return (await _store.ListAsync(filter)).Rows;
    }
}
