using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Plans;
using Coordination.Plans.Checking;
using Coordination.Plans.Reading;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

/// <summary>Every fault of a document says its line and column.</summary>
public sealed class FaultPlacesTests
{
    public static TheoryData<string> Cases => [.. BrokenPlans.All.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReadAndCheck_OneThingBroken_ShowsWhereItStands(string name)
    {
        var broken = BrokenPlans.All.Single(candidate => candidate.Name == name);
        if (Write(broken.Break(SamplePlan.Load())) is not { } written || !PlanDocument.Read(Encoding.UTF8.GetBytes(written)).IsRead)
        {
            // No document says this: a value that its type cannot have, or an id that was never given.
            return;
        }

        var text = written.Split('\n');
        foreach (var fault in PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes(string.Join('\n', text)), broken.Today).Faults)
        {
            fault.Line.ShouldNotBeNull();
            var rest = text[fault.Line.Value - 1][(fault.Column!.Value - 1)..];
            rest.ShouldStartWith(Standing(fault.Path, text), customMessage: $"{fault}");
        }
    }

    [Theory]
    [InlineData("$", 1, 1)]
    [InlineData("$.name", 3, 3)]
    [InlineData("$.skills", 4, 3)]
    [InlineData("$.skills[0]", 4, 14)]
    [InlineData("$.skills[1].name", 5, 18)]
    [InlineData("$.skills[1].level", 5, 5)]
    [InlineData("$.skills[7]", 4, 3)]
    [InlineData("$.staff[0].id", 1, 1)]
    [InlineData("$.routing.rates['2']", 6, 27)]
    [InlineData("$['an odd \\'name\\' [1].x']", 7, 3)]
    [InlineData("$['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…']", 8, 3)]
    [InlineData("$.last[0][1]", 9, 16)]
    public void Locate_APath_IsTheNameOrTheEntry_OrWhatItShouldBeIn(string path, int line, int column)
    {
        var document = $$"""
            { // A comment.
              "centre": "c",
              "name": "Zażółć 😀", "more": 1,
              "skills": [{ "id": "a", "name": "A" },
                { "id": "b", "name": "" },],
              "routing": { "rates": { "2": 1 } },
              "an odd 'name' [1].x": 2,
              "{{new string('a', 70)}}": 3,
              "last": [[1, 2]]
            }
            """;

        foreach (var (mark, ends) in ((string, string)[])[("", "\n"), ("\uFEFF", "\n"), ("", "\r\n")])
        {
            var fault = FaultPlaces.Locate(Encoding.UTF8.GetBytes(mark + document.ReplaceLineEndings(ends)), [new Fault(path, "is wrong.")]).Single();

            (fault.Path, fault.Message, fault.Line, fault.Column).ShouldBe((path, "is wrong.", line, column));
        }
    }

    [Fact]
    public void Locate_ANameTwice_IsTheSecond() =>
        FaultPlaces.Locate("""{"a":1,"a":2}"""u8, [new Fault("$.a", "is there twice.")]).Single().Column.ShouldBe(8);

    [Fact]
    public void Locate_AfterAWideCharacter_CountsAsEditorsDo() =>
        FaultPlaces.Locate(Encoding.UTF8.GetBytes("{\"b\":\"łź\",\"a\":2}"), [new Fault("$.a", "is wrong.")]).Single().Column.ShouldBe(11);

    [Fact]
    public void Read_FaultsOfTheForm_HaveTheirPlaces()
    {
        var faults = PlanDocument.Read("{\n \"centre\": \"c\",\n \"name\": 7,\n \"colour\": \"red\"\n}"u8.ToArray()).Faults;

        faults.Select(fault => (fault.Path, fault.Line, fault.Column)).ShouldBe([("$.timeZone", 1, 1), ("$.name", 3, 2), ("$.colour", 4, 2)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("{\"\\ud800\":1}")]
    public void Locate_InNoDocument_LeavesThePaths(string text) =>
        FaultPlaces.Locate(Encoding.UTF8.GetBytes(text), [new Fault("$.a", "is wrong.")]).Single().Path.ShouldBe("$.a");

    private static string? Write(HallPlan plan)
    {
        try
        {
            return Encoding.UTF8.GetString(PlanDocument.WriteIndented(plan));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // The last name of the path, or of the nearest part of it that the document has.
    private static string Standing(string path, string[] text)
    {
        var segments = JsonPathText.Segments(path).ToList();
        for (var node = JsonNode.Parse(string.Join('\n', text)); segments.Count > 0; segments.RemoveAt(segments.Count - 1))
        {
            if (Find(node!, segments) && segments[^1] is var last)
            {
                return last.StartsWith('.') ? $"\"{last[1..]}\":" : last.StartsWith("['", StringComparison.Ordinal) ? $"\"{last[2..^2]}\":" : "";
            }
        }

        return "{";
    }

    private static bool Find(JsonNode node, List<string> segments)
    {
        JsonNode? at = node;
        foreach (var segment in segments)
        {
            at = segment switch
            {
                ['.', .. var name] when at is JsonObject && at.AsObject().ContainsKey(name) => at[name] ?? JsonValue.Create("null"),
                ['[', '\'', .. var name, '\'', ']'] when at is JsonObject && at.AsObject().ContainsKey(name) => at[name] ?? JsonValue.Create("null"),
                ['[', .. var index, ']'] when at is JsonArray && int.TryParse(index, out var number) && number < at.AsArray().Count => at[number] ?? JsonValue.Create("null"),
                _ => null,
            };
            if (at is null)
            {
                return false;
            }
        }

        return true;
    }
}
