using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Scenarios;

public sealed class ShippedScenariosTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "scenarios"), "*.json").Select(file => Path.GetFileName(file)!).Where(name => name != "sample-hall.json").Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadFile_ShippedScenario_HasNoFault(string file)
    {
        var reading = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", file));

        reading.Faults.ShouldBeEmpty();
        reading.IsRead.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Write_ShippedScenario_ReadsBackTheSame(string file)
    {
        var scenario = ScenarioDocument.ReadFile(Path.Combine(Repository.Root, "scenarios", file)).Scenario!;

        var again = ScenarioDocument.ReadAndCheck(ScenarioDocument.Write(scenario));

        again.Faults.ShouldBeEmpty();
        ScenarioDocument.Write(again.Scenario!).ShouldBe(ScenarioDocument.Write(scenario));
    }
}
