using System.Text;
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
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plans.md"));
        var start = guide.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var json = guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];

        PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes(json)).Faults.ShouldBeEmpty();
    }
}
