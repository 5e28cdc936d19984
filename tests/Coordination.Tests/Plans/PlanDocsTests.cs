using System.Text;
using System.Text.Json.Nodes;
using Coordination.Plans;
using Coordination.Tests.Plans.Schema;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class PlanDocsTests
{
    [Fact]
    public void SmallPlan_InTheGuide_HasNoFault()
    {
        PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes(Block(0))).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void FactsAndNeeds_InTheGuide_FitIntoAPlan()
    {
        var plan = JsonNode.Parse(PlanDocument.Write(SamplePlan.Load() with { UrgencyRules = [] }))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{Block(1)}}}")!.AsObject().ToList())
        {
            plan[name] = value!.DeepClone();
        }

        var reading = PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes(plan.ToJsonString()));

        reading.Faults.ShouldBeEmpty();
        (reading.Plan!.Facts.Length, reading.Plan.Needs.Length).ShouldBe((4, 3));
    }

    private static string Block(int index) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "plans.md")).Split("```json")[index + 1].Split("```")[0];
}
