using Coordination.Simulation.Staffing;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Staffing;

public sealed class StaffingTargetTextTests
{
    private static readonly string[] Departments = ["identity", "legal"];

    [Fact]
    public void Read_EveryForm_IsUnderstood()
    {
        var targets = StaffingTargetText.Read("level1:95%<5m, all:80.5%<1.5h, identity/level3:90%<30s", Departments, out var faults);

        faults.ShouldBeEmpty();
        targets.ShouldBe([new StaffingTarget(null, 1, 95, 5), new StaffingTarget(null, null, 80.5, 90), new StaffingTarget("identity", 3, 90, 0.5)]);
        targets.Select(target => target.Text).ShouldBe(["level1:95%<5m", "all:80.5%<90m", "identity/level3:90%<30s"]);
    }

    [Fact]
    public void Read_SeveralFaults_AreReportedAtOnceWithTheirMend()
    {
        StaffingTargetText.Read("level6:95%<5m,level1:100%<5,nobody,lgal/all:90%<5m,all:90%<5m,all:95%<5m,", Departments, out var faults);

        faults.Length.ShouldBe(7);
        faults[0].ShouldContain("'level6' is no level; write level1 to level5, or all");
        faults[1].ShouldContain("'100%' is no share");
        faults[2].ShouldContain("'5' is no time");
        faults[3].ShouldContain("'nobody' is no target; write LEVEL:SHARE%<TIME");
        faults[4].ShouldContain("there is no department 'lgal'; there are identity, legal");
        faults[5].ShouldContain("repeats a target");
        faults[6].ShouldContain("A target is empty");
    }
}
