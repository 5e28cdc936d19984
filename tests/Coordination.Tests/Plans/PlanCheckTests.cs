using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

/// <summary>Each case takes the sample plan, breaks one thing, and expects exactly the fault that names it.</summary>
public sealed class PlanCheckTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_OneThingBroken_ReportsExactlyThat(string name)
    {
        var broken = BrokenPlans.All.Single(candidate => candidate.Name == name);
        var sample = SamplePlan.Load();

        var faults = PlanCheck.Check(broken.Break(sample), broken.Today);

        PlanCheck.Check(sample, broken.SampleToday).ShouldBeEmpty();
        faults.Select(fault => fault.Path).ShouldBe(broken.Paths, Explain(faults));
        faults[0].Message.ShouldContain(broken.Says);
        faults.ShouldAllBe(fault => fault.Message.EndsWith('.') && fault.Message.Contains(' '));
    }

    [Fact]
    public void Check_EverythingBroken_ReportsEveryFaultAtOnce()
    {
        var plan = SamplePlan.Load() with { Name = "", TimeZone = "Mars/Olympus", Departments = [] };

        var paths = PlanCheck.Check(plan).Select(fault => fault.Path).ToList();

        paths.ShouldContain("$.name");
        paths.ShouldContain("$.timeZone");
        paths.Count(path => path.EndsWith(".department", StringComparison.Ordinal)).ShouldBe(
            plan.Staff.Length + plan.Services.Sum(service => service.Steps.Length));
    }

    [Fact]
    public void Check_NothingSet_ReportsAndDoesNotThrow()
    {
        var plan = new HallPlan { Centre = default, Name = null!, TimeZone = null!, Routing = null!, Pooling = null!, Crisis = null! } with
        {
            Calendars = default, Departments = default, Skills = default, Services = default, NegativeList = default,
            Facts = default, Needs = default, UrgencyRules = default, ServiceLevels = default, Staff = default,
        };

        PlanCheck.Check(plan).Select(fault => fault.Path).ShouldBe(["$.centre", "$.name", "$.timeZone"]);
    }

    [Fact]
    public void Check_NullEntriesEverywhere_ReportsThem()
    {
        var plan = new HallPlan
        {
            Centre = new("c"), Name = "Hall", TimeZone = "UTC",
            Calendars = [null!], Departments = [null!], Skills = [null!], Services = [null!], NegativeList = [null!],
            Facts = [null!], Needs = [null!], UrgencyRules = [null!], ServiceLevels = [null!], Staff = [null!],
        };

        PlanCheck.Check(plan).Select(fault => fault.Path).ShouldBe(
            ["$.skills[0]", "$.calendars[0]", "$.departments[0]", "$.services[0]", "$.negativeList[0]", "$.facts[0]", "$.needs[0]", "$.urgencyRules[0]", "$.serviceLevels[0]", "$.staff[0]"],
            ignoreOrder: true);
    }

    [Fact]
    public void Check_ManyFaults_StopsAtAHundred()
    {
        var sample = SamplePlan.Load();
        var plan = sample with { Staff = [.. Enumerable.Range(0, 3000).Select(_ => sample.Staff[0] with { Capacity = 0 })] };

        var faults = PlanCheck.Check(plan);

        faults.Length.ShouldBe(100);
        faults[^1].Message.ShouldContain("more faults");
    }

    [Fact]
    public void Cases_EveryCheck_HasADistinctName() =>
        BrokenPlans.All.Select(broken => broken.Name).ShouldBeUnique();

    public static TheoryData<string> Cases() => [.. BrokenPlans.All.Select(broken => broken.Name)];

    private static string Explain(IEnumerable<Fault> faults) => string.Join('\n', faults.Select(fault => $"{fault.Path}: {fault.Message}"));
}
