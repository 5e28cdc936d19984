using Coordination.Plans;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Tests.Inference;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Replays;

public sealed class RecordedDayPlanTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_SmallDay_IsAValidPlan(bool pooling)
    {
        var day = DayInference.Infer(RecordingReader.ReadDay(Repository.SmallDay, new DateOnly(2026, 3, 2)));

        foreach (var order in Enum.GetValues<OrderPolicyKind>())
        {
            PlanCheck.Check(RecordedDayPlan.Build(day, new ReplayOptions { Order = order, Pooling = pooling })).ShouldBeEmpty();
        }
    }

    [SharedDataTheory]
    [InlineData("ud-wola")]
    [InlineData("ud-ochota")]
    [InlineData("ud-praga-poludnie")]
    [InlineData("ud-targowek")]
    [InlineData("usc-andersa")]
    public void Build_RecordedOffice_IsAValidPlan(string office)
    {
        var day = DayInference.Infer(RecordingReader.ReadDay(SharedData.Warsaw(office), new DateOnly(2019, 12, 30)));

        var plan = RecordedDayPlan.Build(day, new ReplayOptions { Pooling = true });

        plan.Centre.ToString().ShouldBe(office);
        PlanCheck.Check(plan).ShouldBeEmpty();
    }

    [Fact]
    public void Build_DeskIdsThatAreNoNames_GetNamesOfTheirOwn()
    {
        var desk = RecordedDesks.EveryFiveMinutes((1, null), (2, 1));
        var day = DayInference.Infer(RecordedDesks.Day(desk with { Id = "ä/1" }, desk with { Id = "ö/1" }) with { Hall = "§ hall" });

        var plan = RecordedDayPlan.Build(day, new ReplayOptions());

        plan.Centre.ToString().ShouldBe("hall");
        plan.Departments.Select(department => department.Id.ToString()).ShouldBe(["desk-1", "desk-1.2"]);
        PlanCheck.Check(plan).ShouldBeEmpty();
    }

    [Fact]
    public void Build_WithoutPooling_GivesPeopleTheirOwnSkillOnly()
    {
        var day = DayInference.Infer(RecordingReader.ReadDay(Repository.SmallDay, new DateOnly(2026, 3, 2)));

        RecordedDayPlan.Build(day, new ReplayOptions()).Staff.ShouldAllBe(person => person.Skills.Length == 1);
        RecordedDayPlan.Build(day, new ReplayOptions { Pooling = true }).Staff.ShouldAllBe(person => person.Skills.Length == day.Desks.Length);
    }
}
