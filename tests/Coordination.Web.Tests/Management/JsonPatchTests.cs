using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Json;
using Coordination.Web.Management.Grains;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":3,"c":null}""", """[{"op":"remove","path":"/a"},{"op":"replace","path":"/b","value":3},{"op":"add","path":"/c","value":null}]""")]
    [InlineData("""[1,2,3,4]""", """[1,4]""", """[{"op":"remove","path":"/2"},{"op":"remove","path":"/1"}]""")]
    [InlineData("""[1,4]""", """[1,2,3,4]""", """[{"op":"add","path":"/1","value":2},{"op":"add","path":"/2","value":3}]""")]
    [InlineData("""{"a/b~":{"x":[{"y":1}]}}""", """{"a/b~":{"x":[{"y":2}]}}""", """[{"op":"replace","path":"/a~1b~0/x/0/y","value":2}]""")]
    [InlineData("""{"a":[1]}""", """{"a":{"0":1}}""", """[{"op":"replace","path":"/a","value":{"0":1}}]""")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "[]")]
    public void Between_TwoValues_GivesTheSteps(string from, string to, string steps) =>
        Write(JsonPatch.Between(JsonNode.Parse(from), JsonNode.Parse(to))).ShouldBe(steps);

    [Fact]
    public void Between_AnyTwoValues_LeadsFromOneToTheOther()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (from, to) = (Make(random, depth: 3), Make(random, depth: 3));
            using var patch = JsonDocument.Parse(Write(JsonPatch.Between(from, to)));

            JsonNode.DeepEquals(JsonPatchReference.Apply(from?.DeepClone(), patch.RootElement), to).ShouldBeTrue($"{seed}: {from?.ToJsonString()} to {to?.ToJsonString()}: {patch.RootElement}");
        }
    }

    private static string Write(IReadOnlyList<PatchOperation> steps) => JsonSerializer.Serialize(steps, WebJson.TypeOf<IReadOnlyList<PatchOperation>>());

    private static JsonNode? Make(Random random, int depth) => random.Next(depth == 0 ? 4 : 7) switch
    {
        0 => JsonValue.Create(random.Next(3)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create("~/"[..random.Next(3)]),
        3 => null,
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(6)).Select(_ => Make(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create($"{name}~/", Make(random, depth - 1)))),
    };
}
