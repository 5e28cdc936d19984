using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Dispatch gives people with needs to those who can meet them.</summary>
public sealed class NeedsTests
{
    private static readonly SkillId Signing = new("signing");
    private static readonly SkillId Patience = new("patience");

    private static HallPlan Plan => OneDesk() with
    {
        Skills = [new SkillPlan(Signing, "Sign language"), new SkillPlan(Patience, "Patience")],
        Needs =
        [
            new NeedPlan { Id = "deaf", Name = "Deaf", Skills = [new SkillRequirement { Skill = Signing, Level = 2 }] },
            new NeedPlan { Id = "anxious", Name = "Anxious", Skills = [new SkillRequirement { Skill = Patience, RelaxAfterMinutes = 10 }] },
            new NeedPlan { Id = "chair", Name = "Chair", Sensitive = false, Urgency = Urgency.General },
        ],
        Staff = [Person(Anna), Person(Boris) with { Skills = [new HeldSkill(Signing, 2), new HeldSkill(Patience)] }],
    };

    [Fact]
    public async Task Submit_Need_GoesOnlyToWhoMeetsIt()
    {
        await using var hall = await TestHall.OpenAsync(Plan);
        await hall.StaffAsync(Anna, new SignOn());
        var deaf = await SubmitAsync(hall, "deaf");
        var other = await SubmitAsync(hall, "chair");

        (await hall.ItemAsync(deaf)).Status.ShouldBe(WorkItemStatus.Waiting);
        (await hall.WaitAsync(deaf)).Code.ShouldBe(WaitCodes.NobodySignedOn);
        (await hall.ItemAsync(other)).Holder.ShouldBe(Anna);

        await hall.StaffAsync(Boris, new SignOn());
        (await hall.ItemAsync(deaf)).Holder.ShouldBe(Boris);
    }

    [Fact]
    public async Task Submit_NeedThatRelaxes_GoesToAnybodyAfterThat()
    {
        await using var hall = await TestHall.OpenAsync(Plan);
        await hall.StaffAsync(Anna, new SignOn());
        var anxious = await SubmitAsync(hall, "anxious");
        hall.Clock.Advance(TimeSpan.FromMinutes(9));
        (await hall.ItemAsync(anxious)).Status.ShouldBe(WorkItemStatus.Waiting);

        hall.Clock.Advance(TimeSpan.FromMinutes(2));

        (await hall.ItemAsync(anxious)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task Restart_Needs_CountAsBefore()
    {
        var store = new InMemoryStore();
        var before = await TestHall.OpenAsync(Plan, store);
        var deaf = await SubmitAsync(before, "deaf", "anxious");

        await using var after = await TestHall.OpenAsync(store: store, at: before.Clock.GetUtcNow().AddMinutes(11));
        await after.StaffAsync(Anna, new SignOn());
        (await after.ItemAsync(deaf)).Status.ShouldBe(WorkItemStatus.Waiting);
        await after.StaffAsync(Boris, new SignOn());

        (await after.ItemAsync(deaf)).Holder.ShouldBe(Boris);
    }

    [Fact]
    public void WorkClasses_SameDemands_ShareAClassAndNoneShareTheSteps()
    {
        var plan = new ActivePlan(Plan, 1);
        var classes = new WorkClasses(new Dispatcher(Plan, crisis: false));
        var plain = classes.Of(Routing(), Item(), plan);

        var deaf = classes.Of(Routing(new SkillRequirement { Skill = Signing, Level = 2 }), Item(), plan);

        deaf.ShouldNotBe(plain);
        classes.Of(Routing(new SkillRequirement { Skill = Signing, Level = 2 }), Item(), plan).ShouldBe(deaf);
        classes.Of(Routing(new SkillRequirement { Skill = Signing, Level = 2 }), Item() with { NeedsWaived = true }, plan).ShouldBe(plain);
        classes.Of(Routing(), Item(), plan).ShouldBe(plain);
    }

    [Fact]
    public void WorkClasses_EndlessCombinations_AreServedAsPeopleWithoutNeeds()
    {
        var plan = new ActivePlan(Plan, 1);
        var classes = new WorkClasses(new Dispatcher(Plan, crisis: false));
        var plain = classes.Of(Routing(), Item(), plan);

        var handles = Enumerable.Range(1, WorkClasses.MostOfNeeds + 10)
            .Select(minutes => classes.Of(Routing(new SkillRequirement { Skill = Signing, RelaxAfterMinutes = minutes }), Item(), plan)).ToList();

        handles.Count(handle => handle == plain).ShouldBe(10);
        handles.Distinct().Count().ShouldBe(WorkClasses.MostOfNeeds + 1);
    }

    [Fact]
    public void WorkClassComparer_ClassesThatDifferInWhatIsDemandedAlone_HaveHashesOfTheirOwn()
    {
        var classes = Enumerable.Range(1, 1000).Select(minutes => new WorkClass(Desk, Passport, [new SkillRequirement { Skill = Signing, RelaxAfterMinutes = minutes }], 100, 10));

        classes.Select(one => new WorkClassComparer().GetHashCode(one)).Distinct().Count().ShouldBeGreaterThan(990);
    }

    private static async Task<RequestId> SubmitAsync(TestHall hall, params string[] needs)
    {
        var command = new SubmitRequest { Centre = Hall, Service = Passport, Needs = [.. needs] };
        return (await hall.Host.SubmitAsync(command, TestHall.Citizen())).Require().Request;
    }

    private static RoutedItem Item() => new() { Index = 0, Step = new StepId("issue"), Department = Desk, Status = WorkItemStatus.Waiting, QueuedAt = TestHall.Monday };

    private static RequestRouting Routing(params SkillRequirement[] needed) => new()
    {
        Request = new RequestId(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")),
        Version = 1,
        Centre = Hall,
        Plan = 1,
        Service = Passport,
        Channel = Channel.Online,
        Urgency = Urgency.General,
        NeededSkills = [.. needed],
        Items = [Item()],
    };
}
