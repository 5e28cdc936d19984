using System.Text.Json.Nodes;

namespace Coordination.TestKit.Schemas;

/// <summary>The bounds of numbers, texts and lists that editors can show while one types.</summary>
/// <param name="bounds">By the type and the name of a member: words of JSON Schema and their values; <c>items.</c> and <c>values.</c> in front are for entries.</param>
public sealed class SchemaBounds(IReadOnlyDictionary<(Type, string), (string Word, double Bound)[]> bounds)
{
    /// <summary>The bounds of a member.</summary>
    public IEnumerable<(string Word, JsonNode Bound)> Of(Type owner, string member) =>
        (bounds.TryGetValue((owner, member), out var known) ? known : []).Select(bound => (bound.Word, Number(bound.Bound)));

    private static JsonNode Number(double bound) => bound == Math.Floor(bound) ? (JsonNode)(long)bound : bound;
}
