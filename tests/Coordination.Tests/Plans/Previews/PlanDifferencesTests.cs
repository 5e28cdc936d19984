using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Previews;

/// <summary>Plans are compared by the names of their entries, as people read them.</summary>
public sealed class PlanDifferencesTests
{
    [Fact]
    public void Between_SamePlan_Nothing()
    {
        foreach (var plan in (HallPlan[])[TestPlans.OneDesk(), TestPlans.WithOfficeHours(), SamplePlan.Load()])
        {
            PlanDifferences.Between(plan, plan with { Schema = "https://example.org/plan.json" }).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Between_ValueOfANamedEntry_IsAtItsNames()
    {
        var plan = TestPlans.OneDesk();
        var slower = plan with { Services = [plan.Services[0] with { Steps = [plan.Services[0].Steps[0] with { ExpectedMinutes = 12 }] }] };

        var difference = PlanDifferences.Between(plan, slower).ShouldHaveSingleItem();

        difference.Path.ShouldBe("services[passport].steps[issue].expectedMinutes");
        difference.Kind.ShouldBe(DifferenceKind.Changed);
        difference.From!.GetValue<double>().ShouldBe(10);
        difference.To!.GetValue<double>().ShouldBe(12);
    }

    [Fact]
    public void Between_EntriesThatComeAndGo_AreWholeAndLeaveTheOthersAlone()
    {
        var plan = TestPlans.OneDesk();
        var changed = plan with { Staff = [TestPlans.Person(new("carol")), plan.Staff[1]] };

        var differences = PlanDifferences.Between(plan, changed);

        differences.Select(difference => (difference.Path, difference.Kind)).ShouldBe([("staff[anna]", DifferenceKind.Removed), ("staff[carol]", DifferenceKind.Added)]);
        differences[0].From!["name"]!.GetValue<string>().ShouldBe("anna");
        differences[1].To!["department"]!.GetValue<string>().ShouldBe("desk");
    }

    [Fact]
    public void Between_AnotherOrder_IsOneDifference()
    {
        var plan = TestPlans.OneDesk();

        var difference = PlanDifferences.Between(plan, plan with { Staff = [plan.Staff[1], plan.Staff[0]] }).ShouldHaveSingleItem();

        difference.Path.ShouldBe("staff");
        difference.Kind.ShouldBe(DifferenceKind.Reordered);
        difference.To!.ToJsonString().ShouldBe("""["boris","anna"]""");
    }

    [Fact]
    public void Between_NoPlanYet_AllIsNew() =>
        PlanDifferences.Between(null, TestPlans.OneDesk()).ShouldAllBe(difference => difference.Kind == DifferenceKind.Added);
}
