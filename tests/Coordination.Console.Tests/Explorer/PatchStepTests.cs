using System.Text.Json.Nodes;
using Coordination.Console.Explorer;
using Coordination.Web.Management.Grains;
using Shouldly;

namespace Coordination.Console.Tests.Explorer;

/// <summary>What changed is told with what was there before.</summary>
public sealed class PatchStepTests
{
    [Theory]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":2,"b":"x"}""", "Replace /a 1 → 2")]
    [InlineData("""{"a":1}""", """{"a":1,"b":{"c":[]}}""", "Add /b null → {\"c\":[]}")]
    [InlineData("""{"a":1,"x/y~z":[3]}""", """{"a":1}""", "Remove /x~1y~0z [3] → null")]
    [InlineData("""{"l":[1,2,3,4]}""", """{"l":[1,4]}""", "Remove /l/2 3 → null; Remove /l/1 2 → null")]
    [InlineData("""{"l":[1]}""", """{"l":[5,6]}""", "Replace /l/0 1 → 5; Add /l/1 null → 6")]
    [InlineData("""{"l":[{"s":"a"},{"s":"b"}]}""", """{"l":[{"s":"a"},{"s":"c"}]}""", "Replace /l/1/s \"b\" → \"c\"")]
    [InlineData("null", """{"a":1}""", "Replace  null → {\"a\":1}")]
    public void Steps_OfAnyDifference_SayWhatWasThereAndWhatIs(string from, string to, string steps)
    {
        var (before, after) = (JsonNode.Parse(from), JsonNode.Parse(to));
        var diff = new GrainDiffView(1, default, 2, default, JsonPatch.Between(before, after));

        string.Join("; ", PatchStep.Of(diff, before).Select(step => $"{step.Kind} {step.Path} {GrainModel.Line(step.Before)} → {GrainModel.Line(step.After)}")).ShouldBe(steps);
        GrainModel.Line(before).ShouldBe(GrainModel.Line(JsonNode.Parse(from)), "What was read stays as it is.");
    }

    [Theory]
    [InlineData("\"2027-03-01T09:15:30.123456+00:00\"", true)]
    [InlineData("\"2027-03-01T09:15:30Z\"", true)]
    [InlineData("\"permits-and-their-Things\"", false)]
    [InlineData("\"2027-03-01\"", false)]
    [InlineData("42", false)]
    public void Instant_InAState_IsKnownAsOne(string json, bool isOne) => (GrainModel.InstantIn(JsonNode.Parse(json)) is not null).ShouldBe(isOne);
}
