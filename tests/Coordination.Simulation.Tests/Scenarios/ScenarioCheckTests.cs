using System.Text;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Scenarios;

public sealed class ScenarioCheckTests
{
    private const string Plan = """
        { "centre": "hall", "name": "Hall", "timeZone": "UTC",
          "departments": [{ "id": "desk", "name": "Desk" }],
          "skills": [{ "id": "skill", "name": "Skill" }],
          "services": [{ "id": "card", "name": "Card", "steps": [{ "id": "serve", "department": "desk", "skills": [{ "skill": "skill" }] }] }],
          "staff": [{ "id": "ann", "name": "Ann", "department": "desk", "skills": [{ "skill": "skill", "level": 3 }] }] }
        """;

    [Theory]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": -1 }] }""", "$.arrivals[0].rate")]
    [InlineData("""{ "arrivals": [{ "service": "crad", "rate": 1 }] }""", "$.arrivals[0].service")]
    [InlineData("""{ "arrivals": [{ "service": "card" }] }""", "$.arrivals[0]")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1, "needs": ["wheelchair"] }] }""", "$.arrivals[0].needs[0]")]
    [InlineData("""{ "appointments": [{ "service": "card", "times": [1], "needs": ["wheelchair"] }] }""", "$.appointments[0].needs[0]")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rates": [{ "from": 5, "to": 5, "rate": 1 }] }] }""", "$.arrivals[0].rates[0]")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rates": [{ "from": 0, "to": 9, "rate": 1 }, { "from": 8, "to": 10, "rate": 1 }] }] }""", "$.arrivals[0].rates[1]")]
    [InlineData("""{ "arrivals": [{ "service": "card", "times": [3, 2] }] }""", "$.arrivals[0].times[1]")]
    [InlineData("""{ "arrivals": [{ "service": "card", "times": [1, 2], "minutes": [1] }] }""", "$.arrivals[0].minutes")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "patience": [{ "time": { "kind": "exponential", "mean": 0 } }] }""", "$.patience[0].time.mean")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "serviceTimes": [{ "time": { "kind": "weibull", "mean": 3 } }] }""", "$.serviceTimes[0].time.shape")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "serviceTimes": [{ "time": { "kind": "empirical", "values": [1, 2], "weights": [1] } }] }""", "$.serviceTimes[0].time.weights")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "rosters": [{ "staff": [], "shifts": [{ "from": 0, "to": 9 }] }] }""", "$.rosters[0].staff")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "rosters": [{ "staff": ["ann"], "shifts": [] }] }""", "$.rosters[0].shifts")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "noShows": [{ "probability": 1.5 }] }""", "$.noShows[0].probability")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "warmUp": 100 }""", "$.warmUp")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "organisation": { "model": "ladder" } }""", "$.organisation.ladder")]
    [InlineData("""{ "arrivals": [{ "service": "card", "rate": 1 }], "training": [{ "staff": "bob", "skill": "skill", "level": 1, "at": 0 }] }""", "$.training[0].staff")]
    [InlineData("""{ "arrivals": [] }""", "$.arrivals")]
    [InlineData("""{ "arivals": [] }""", "$.arivals")]
    public void ReadAndCheck_Nonsense_IsRefusedWithItsPath(string part, string path)
    {
        var reading = ScenarioDocument.ReadAndCheck(Document(part));

        reading.IsRead.ShouldBeFalse();
        reading.Faults.Select(fault => fault.Path).ShouldBe([path], string.Join('\n', reading.Faults));
    }

    [Theory]
    [InlineData("2027-03-01T09:00:00Z")]
    [InlineData("2027-03-01T09:00:00+02:00")]
    [InlineData("2027-03-01")]
    [InlineData("2027-03-01T09:00:00.5")]
    public void F4_ReadAndCheck_AStartThatIsNoTimeOfTheHallsClock_IsRefusedWithTheMend(string start)
    {
        var fault = ScenarioDocument.ReadAndCheck(Document($$"""{ "arrivals": [{ "service": "card", "rate": 1 }], "start": "{{start}}" }""")).Faults.ShouldHaveSingleItem();

        fault.Path.ShouldBe("$.start");
        fault.Message.ShouldContain("without an offset, such as 2026-12-24T08:00:00");
    }

    [Fact]
    public void F4_ReadAndWrite_AStart_IsTheSameOnEveryMachine()
    {
        var scenario = ScenarioDocument.ReadAndCheck(Document("""{ "arrivals": [{ "service": "card", "rate": 1 }], "start": "2027-03-01T09:00:00" }""")).Scenario!;

        (scenario.Start, scenario.Start!.Value.Kind).ShouldBe((new DateTime(2027, 3, 1, 9, 0, 0), DateTimeKind.Unspecified));
        Encoding.UTF8.GetString(ScenarioDocument.Write(scenario)).ShouldContain("\"start\": \"2027-03-01T09:00:00\"");
    }

    [Fact]
    public void ReadAndCheck_SeveralFaults_ReportsAllAtOnce()
    {
        var reading = ScenarioDocument.ReadAndCheck(Document("""
            { "replications": 0, "arrivals": [{ "service": "card", "rate": -1 }, { "service": "other", "rate": 1 }],
              "patience": [{ "time": { "kind": "deterministic", "mean": -2 } }] }
            """));

        reading.Faults.Select(fault => fault.Path).ShouldBe(["$.replications", "$.arrivals[0].rate", "$.arrivals[1].service", "$.patience[0].time.mean"]);
    }

    [Fact]
    public void ReadAndCheck_FaultInThePlan_HasItsPathWithinTheScenario()
    {
        var text = Encoding.UTF8.GetString(Document("""{ "arrivals": [{ "service": "card", "rate": 1 }] }""")).Replace("\"department\": \"desk\"", "\"department\": \"dsek\"", StringComparison.Ordinal);

        var reading = ScenarioDocument.ReadAndCheck(Encoding.UTF8.GetBytes(text));

        reading.Faults.Select(fault => fault.Path).ShouldContain("$.plan.services[0].steps[0].department");
    }

    [Theory]
    [InlineData("""{ "version": 1, "name": "x", "horizon": 10 }""", "$")]
    [InlineData("""{ "version": 1, "name": "x", "horizon": 10, "queue": { "servers": 0, "arrivals": { "3": 1 }, "service": { "kind": "exponential", "mean": 1 } } }""", "$.queue.servers")]
    [InlineData("""{ "version": 1, "name": "x", "horizon": 10, "queue": { "servers": 1, "arrivals": {}, "service": { "kind": "exponential", "mean": 1 } } }""", "$.queue.arrivals")]
    [InlineData("""{ "version": 2, "name": "x", "horizon": 10, "queue": { "servers": 1, "arrivals": { "3": 1 }, "service": { "kind": "exponential", "mean": 1 } } }""", "$.version")]
    [InlineData("""{ "version": 1, "name": "x", "horizon": 0, "queue": { "servers": 1, "arrivals": { "3": 1 }, "service": { "kind": "exponential", "mean": 1 } } }""", "$.horizon")]
    [InlineData("", "$")]
    public void ReadAndCheck_QueueOrFrame_IsRefusedWithItsPath(string document, string path) =>
        ScenarioDocument.ReadAndCheck(Encoding.UTF8.GetBytes(document)).Faults.Select(fault => fault.Path).ShouldBe([path]);

    private static byte[] Document(string part) =>
        Encoding.UTF8.GetBytes($$"""{ "version": 1, "name": "Test", "horizon": 100, "plan": {{Plan}}, {{part.Trim()[1..]}}""");
}
