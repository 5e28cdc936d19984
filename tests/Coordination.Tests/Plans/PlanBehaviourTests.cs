using System.Text;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class PlanBehaviourTests
{
    private static readonly PlanBehaviour Behaviour = new();
    private static readonly GrainKey Key = GrainKey.OfPlan(new CentreId("riverside"));
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly Actor Administrator = new(ActorKind.Administrator, "ada");

    [Fact]
    public void Decide_ValidPlan_IsPublishedAsTheNextVersion()
    {
        var first = Publish(Behaviour.Initial(Key), SamplePlan.Load(), 0, Morning);
        var second = Publish(first, SamplePlan.Load() with { Name = "Hall" }, 1, Morning.AddDays(1));

        second.Version.ShouldBe(2);
        second.Since.ShouldBe(Morning);
        second.PublishedAt.ShouldBe(Morning.AddDays(1));
        second.ToPublished(StaffNames.None)!.Plan.Name.ShouldBe("Hall");
        Behaviour.Initial(Key).ToPublished(StaffNames.None).ShouldBeNull();
    }

    [Fact]
    public void Decide_ThePublishedPlanAgain_ChangesNothing()
    {
        var state = Behaviour.ReadState(Behaviour.WriteState(Publish(Behaviour.Initial(Key), SamplePlan.Load(), null, Morning)).Span);

        var names = StaffNames.Of(SamplePlan.Load());
        var decision = Decide(state, new PublishPlan(SamplePlan.Load(), 1), names);

        decision.Refusal.ShouldBeNull();
        decision.Events.ShouldBeEmpty();
        Decide(state, new PublishPlan(SamplePlan.Load() with { Name = "Hall" }, 1), names).Events.ShouldHaveSingleItem();
        Decide(state, new PublishPlan(SamplePlan.Load(), 1), StaffNames.None).Events.ShouldHaveSingleItem().Names.ShouldBe(names);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Decide_AnotherVersionExpected_IsRefused(long expected)
    {
        var state = Publish(Behaviour.Initial(Key), SamplePlan.Load(), null, Morning);

        var refusal = Decide(state, new PublishPlan(SamplePlan.Load(), expected)).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.PlanChanged);
        refusal.Field.ShouldBe("expectedVersion");
    }

    [Fact]
    public void Decide_PlanWithFaults_IsRefusedWithAllOfThem()
    {
        var plan = SamplePlan.Load() with { Centre = new CentreId("elsewhere"), Name = "", Staff = default };

        var refusal = Decide(Behaviour.Initial(Key), new PublishPlan(plan, null)).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.PlanInvalid);
        refusal.Faults.Select(fault => fault.Path).ShouldContain("$.name");
        refusal.Faults.Select(fault => fault.Path).ShouldContain("$.centre");
        refusal.Faults.Length.ShouldBeGreaterThan(SamplePlan.Load().Services.Length);
    }

    [Fact]
    public void Decide_PlanWithNames_KeepsThemBesideTheRecord()
    {
        var plan = SamplePlan.Load();

        var happened = Decide(Behaviour.Initial(Key), new PublishPlan(plan, null)).Events.Single();
        var state = Behaviour.Apply(Behaviour.Initial(Key), happened, new EventContext(1, Morning, Administrator));

        foreach (var bytes in new[] { Behaviour.WriteEvent(happened), Behaviour.WriteState(state) })
        {
            var written = Encoding.UTF8.GetString(bytes.Span);
            plan.Staff.ShouldAllBe(person => !written.Contains(person.Name!));
        }

        var kept = StaffNames.Read(new PersonalText(default, Behaviour.WritePersonal(happened)!.Value));
        PlanDocument.Write(state.ToPublished(kept)!.Plan).ShouldBe(PlanDocument.Write(plan));
        Behaviour.WritePersonal(happened with { Names = StaffNames.None }).ShouldBeNull();
    }

    [Fact]
    public void Decide_PlanWithAReason_KeepsTheCodeOnRecordAndTheWordsBesideIt()
    {
        var plan = SamplePlan.Load() with { Reasons = [new ReasonPlan(new ReasonId("season"), "The season")] };
        var happened = Decide(Behaviour.Initial(Key), new PublishPlan(plan, null, new Reason("Eva asked for it.", new ReasonId("season")))).Events.Single();

        Encoding.UTF8.GetString(Behaviour.WriteEvent(happened).Span).ShouldContain("\"reason\":\"season\"");
        Encoding.UTF8.GetString(Behaviour.WriteEvent(happened).Span).ShouldNotContain("Eva");
        var text = Behaviour.WritePersonal(happened)!.Value;
        Encoding.UTF8.GetString(text.Span).ShouldContain("Eva asked for it.");
        StaffNames.Read(new PersonalText(default, text)).ShouldBe(StaffNames.Of(plan));
        StaffNames.Read(new PersonalText(default, Behaviour.WritePersonal(happened with { Names = StaffNames.None })!.Value)).ShouldBe(StaffNames.None);

        Decide(Behaviour.Initial(Key), new PublishPlan(plan, null, Reason.Of(new ReasonId("weather")))).Refusal!.Field.ShouldBe("reasonCode");
        Decide(Behaviour.Initial(Key), new PublishPlan(plan with { Reasons = default }, null, new string('x', 501))).Refusal!.Field.ShouldBe("reason");
    }

    [Fact]
    public void Read_NamesThatAreNone_AreNobodysOrCorrupt()
    {
        StaffNames.Read(null).ShouldBe(StaffNames.None);
        Should.Throw<JournalCorruptException>(() => StaffNames.Read(new PersonalText(default, "{"u8.ToArray())));
    }

    [Fact]
    public void Event_WrittenAndRead_IsTheSamePlan()
    {
        var happened = new PlanPublished(SamplePlan.Load());
        var bytes = Behaviour.WriteEvent(happened);

        var again = Behaviour.ReadEvent(Behaviour.NameOf(happened), bytes.Span);

        Behaviour.NameOf(happened).ShouldBe("plan.published");
        Behaviour.WriteEvent(again).ToArray().ShouldBe(bytes.ToArray());
        Behaviour.WriteEvent(new PlanPublished(SamplePlan.Load() with { Services = default })).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void State_WrittenAndRead_IsTheSameState()
    {
        var state = Publish(Behaviour.Initial(Key), SamplePlan.Load(), null, Morning.AddTicks(10));
        var bytes = Behaviour.WriteState(state);

        var again = Behaviour.ReadState(bytes.Span);

        Behaviour.WriteState(again).ToArray().ShouldBe(bytes.ToArray());
        again.PublishedAt.ShouldBe(state.PublishedAt);
        Behaviour.ReadState(Behaviour.WriteState(Behaviour.Initial(Key)).Span).ShouldBe(Behaviour.Initial(Key));
    }

    [Fact]
    public void ReadEvent_OfAnotherProgramsVersion_PassesOverWhatIsUnknown() =>
        ((PlanPublished)Behaviour.ReadEvent("plan.published", """{"plan":{"centre":"c","name":"n","timeZone":"UTC","mood":"fine"},"note":1}"""u8)).Plan.Name.ShouldBe("n");

    [Fact]
    public void ReadEvent_DamagedOrUnknown_IsCorruption()
    {
        Should.Throw<JournalCorruptException>(() => Behaviour.ReadEvent("plan.burnt", "{}"u8));
        Should.Throw<JournalCorruptException>(() => Behaviour.ReadEvent("plan.published", "{"u8));
        Should.Throw<JournalCorruptException>(() => Behaviour.ReadState("null"u8));
    }

    [Fact]
    public void WriteCommand_PlanThatCannotBePublished_IsWrittenAllTheSame()
    {
        var sample = SamplePlan.Load();
        var plan = sample with { Staff = [null!], Routing = sample.Routing with { Rates = sample.Routing.Rates.SetItem(Urgency.General, double.NaN) } };

        Behaviour.WriteCommand(new PublishPlan(plan, 3)).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Project_PublishedPlan_IsItsRow()
    {
        var state = Publish(Behaviour.Initial(Key), SamplePlan.Load(), null, Morning);

        var row = Behaviour.Project(Key, state, 1, new EventHash(1, 2, 3, 4));

        row.Key.ShouldBe(Key);
        row.Centre.ShouldBe(new CentreId("riverside"));
        row.Status.ShouldBe("published");
        row.IsOpen.ShouldBeTrue();
        row.Since.ShouldBe(Morning);
        row.Hash.ShouldBe(new EventHash(1, 2, 3, 4));
        Behaviour.ReadState(row.State.Span).Version.ShouldBe(1);
    }

    private static Decision<PlanState, PlanEvent> Decide(PlanState state, PlanCommand command, StaffNames? known = null) =>
        Behaviour.Decide(state, command, new DecisionContext<StaffNames>(Morning, Administrator, known ?? StaffNames.None));

    private static PlanState Publish(PlanState state, HallPlan plan, long? expected, DateTimeOffset at)
    {
        var decision = Decide(state, new PublishPlan(plan, expected));
        decision.Refusal.ShouldBeNull();
        return Behaviour.Apply(state, decision.Events.Single(), new EventContext(state.Version + 1, at, Administrator));
    }
}
