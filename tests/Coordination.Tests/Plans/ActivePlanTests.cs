using Coordination.Departments;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class ActivePlanTests
{
    private static readonly ActivePlan Plan = new(SamplePlan.Load(), 1);

    [Theory]
    [InlineData("passport", "", 3, "default")]
    [InlineData("passport", "days-to-travel=3", 2, "journey")]
    [InlineData("passport", "days-to-travel=3.0", 2, "journey")]
    [InlineData("passport", "days-to-travel= 2 ", 2, "journey")]
    [InlineData("passport", "days-to-travel=3.01", 3, "default")]
    [InlineData("passport", "days-to-travel=3,0", 3, "default")]
    [InlineData("passport", "days-to-travel=soon", 3, "default")]
    [InlineData("passport", "days-to-travel=-1", 2, "journey")]
    [InlineData("vehicle-registration", "days-to-travel=1", 4, "default")]
    [InlineData("passport", "danger-to-life=YES;days-to-travel=3", 1, "life")]
    [InlineData("passport", "danger-to-life=no", 3, "default")]
    [InlineData("emergency-aid", "people-affected=2", 1, "default")]
    [InlineData("emergency-aid", "people-affected=3", 1, "without shelter")]
    [InlineData("passport", "purpose=information", 5, "nothing is pending")]
    [InlineData("passport", "purpose=information;days-to-deadline=30", 3, "default")]
    public void Classify_Facts_TakesTheFirstRuleThatFits(string service, string facts, int urgency, string reason)
    {
        var given = facts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(fact => fact.Split('=')).ToDictionary(fact => fact[0], fact => fact[1]);

        var decision = Plan.Classify(Plan.Services[new ServiceId(service)], given);

        decision.Urgency.ShouldBe((Urgency)urgency);
        decision.Reason.ShouldContain(reason);
    }

    [Fact]
    public void Classify_RuleWithoutConditions_AlwaysFits()
    {
        var sample = SamplePlan.Load();
        var plan = new ActivePlan(sample with { UrgencyRules = [new UrgencyRule { Urgency = Urgency.NotUrgent, Reason = "Always.", When = default, Services = default }] }, 1);

        plan.Classify(plan.Services[new ServiceId("passport")], new Dictionary<string, string>()).ShouldBe(new UrgencyDecision(Urgency.NotUrgent, "Always.", "rule-1"));
    }

    /// <remarks>Case F21: the same word is the same, however its accents are written.</remarks>
    [Theory]
    [InlineData("\u0141\u00f3d\u017a", "\u0141o\u0301dz\u0301")]
    [InlineData("\u0141o\u0301dz\u0301", "\u0142\u00d3D\u0179")]
    public void Classify_TextWithAccents_FitsInEitherForm(string rule, string given)
    {
        var sample = SamplePlan.Load();
        var fact = new FactPlan { Id = "town", Name = "Town" };
        var plan = new ActivePlan(sample with
        {
            Facts = [.. sample.Facts, fact],
            UrgencyRules = [new UrgencyRule { Urgency = Urgency.NotUrgent, Reason = "There.", When = [new FactCondition { Fact = "town", Is = rule }] }],
        }, 1);

        plan.Classify(plan.Services[new ServiceId("passport")], new Dictionary<string, string> { ["town"] = FactValue.Of(fact, given)! }).Reason.ShouldBe("There.");
        FactValue.Of(fact, "\u0141o\u0301dz\u0301").ShouldBe("\u0141\u00f3d\u017a");
        FactValue.Of(new FactPlan { Id = "town", Name = "Town", Type = FactType.Code, Values = [rule] }, given).ShouldBe(rule);
    }

    [Fact]
    public void FindStep_ByNameAndByPlace_AgreesAndIsNullBeyond()
    {
        var permit = new ServiceId("building-permit");

        Plan.FindStep(permit, new StepId("draft")).ShouldBeSameAs(Plan.FindStep(permit, 3));
        Plan.FindStep(permit, new StepId("paint")).ShouldBeNull();
        Plan.FindStep(permit, 5).ShouldBeNull();
        Plan.FindStep(permit, -1).ShouldBeNull();
        Plan.FindStep(new ServiceId("none"), 0).ShouldBeNull();
        ActivePlan.IndexOf(Plan.Services[permit], new StepId("sign")).ShouldBe(4);
        ActivePlan.IndexOf(Plan.Services[permit], new StepId("paint")).ShouldBe(-1);
    }

    [Theory]
    [InlineData("building-permit", "draft")]
    [InlineData("vehicle-registration", "check-papers")]
    public void LeadOf_MarkedOrFirst_Leads(string service, string step) =>
        ActivePlan.LeadOf(Plan.Services[new ServiceId(service)]).Id.ShouldBe(new StepId(step));

    [Theory]
    [InlineData(Channel.Online, 30)]
    [InlineData(Channel.Window, 100)]
    public void CostOf_NamedOrNot_IsTheCostOrAWholePerson(Channel channel, int cost) =>
        ActivePlan.CostOf(Plan.FindStep(new ServiceId("identity-card"), 0)!, channel).ShouldBe(cost);

    [Theory]
    [InlineData("2026-06-30T21:59:59Z", true)] // still 30 June in Warsaw
    [InlineData("2026-06-30T22:00:00Z", false)] // 1 July there
    public void IsSkillValid_LastDay_IsIncludedInTheHallsZone(string at, bool valid)
    {
        var skill = new HeldSkill(new SkillId("driving"), 1, new DateOnly(2026, 6, 30));
        var instant = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        Plan.IsSkillValid(skill, instant).ShouldBe(valid);
        Plan.IsSkillValid(skill with { Expires = null }, instant).ShouldBeTrue();
    }

    [Fact]
    public void CalendarOf_DepartmentWithoutCalendar_IsAlwaysOpen()
    {
        Plan.CalendarOf(new DepartmentId("centre")).ShouldBeSameAs(WorkingCalendar.AlwaysOpen);
        Plan.CalendarOf(new DepartmentId("unknown")).ShouldBeSameAs(WorkingCalendar.AlwaysOpen);
        Plan.CalendarOf(new DepartmentId("registry")).ShouldBeSameAs(Plan.CalendarOf(new DepartmentId("identity")));
    }

    [Fact]
    public void TargetOf_Urgency_IsItsTargetOrNone()
    {
        Plan.TargetOf(Urgency.MoreUrgent)!.Minutes.ShouldBe(120);
        new ActivePlan(SamplePlan.Load() with { ServiceLevels = default }, 1).TargetOf(Urgency.MoreUrgent).ShouldBeNull();
    }
}
