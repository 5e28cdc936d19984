using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class SamplePlanTests
{
    [Fact]
    public void Load_Sample_HasNoFault()
    {
        var reading = PlanDocument.ReadAndCheck(SamplePlan.Json, new DateOnly(2026, 12, 1));

        reading.Faults.ShouldBeEmpty();
        reading.IsRead.ShouldBeTrue();
    }

    [Fact]
    public void Load_Sample_ShowsEveryPartOfAPlan()
    {
        var plan = SamplePlan.Load();

        plan.Departments.Select(department => department.Kind).Distinct().Count().ShouldBe(4);
        plan.Departments.ShouldContain(department => department.Dispatch == DispatchMode.Pull);
        plan.Departments.ShouldContain(department => department.Dispatch == DispatchMode.Push && department.OfferSeconds != null);
        plan.Departments.ShouldContain(department => department.Dispatch == DispatchMode.Push && department.OfferSeconds == null);
        plan.UrgencyRules.Select(rule => rule.Urgency).Distinct().Count().ShouldBe(5);
        plan.UrgencyRules.ShouldAllBe(rule => rule.Id != null && rule.When.Length > 0);
        plan.Facts.Select(fact => fact.Keep).Distinct().Count().ShouldBe(3);
        plan.Needs.ShouldContain(need => need.Sensitive && need.Skills.Length > 0);
        plan.Needs.ShouldContain(need => !need.Sensitive);
        plan.ServiceLevels.Length.ShouldBe(5);
        plan.Services.ShouldContain(service => service.Steps.Count(step => step.DeemedConsentMinutes != null) > 1);
    }

    [Fact]
    public void Load_Sample_HasEveryNameInEnglishAndChinese()
    {
        var names = new List<PlanName>();
        PlanTexts.Map(SamplePlan.Load(), name =>
        {
            names.Add(name);
            return name;
        });

        names.ShouldAllBe(name => name.Languages.SequenceEqual(new[] { "en", "zh" }));
    }
}
