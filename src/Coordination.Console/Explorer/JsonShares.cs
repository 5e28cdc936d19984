using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Coordination.Console.Explorer;

/// <summary>How much of a state a page tells part by part: all of a small one, and of a large one what there is room for.</summary>
internal static class JsonShares
{
    /// <summary>So many parts of a state.</summary>
    public const int MostOfState = 1000;

    /// <summary>So many parts of what an event holds, of which a page has many.</summary>
    public const int MostOfEvent = 100;

    /// <summary>Of how many parts something is, itself among them; one more than the most where it is of more.</summary>
    public static int Count(JsonNode? value, int most)
    {
        var count = 1;
        foreach (var part in PartsOf(value))
        {
            if (count > most)
            {
                break;
            }

            count += Count(part, most - count);
        }

        return count;
    }

    /// <summary>For how many parts of each of something's own parts there is room: small ones are told whole, and large ones share what they leave.</summary>
    public static ImmutableArray<int> Of(JsonNode value, int most)
    {
        int[] counts = [.. PartsOf(value).Select(part => Count(part, most))];
        var (left, told) = (most, 0);
        foreach (var index in Enumerable.Range(0, counts.Length).OrderBy(index => counts[index]).ToList())
        {
            var share = left / (counts.Length - told++);
            left -= Math.Min(counts[index], share);
            counts[index] = counts[index] <= share ? int.MaxValue : share;
        }

        return [.. counts];
    }

    /// <summary>Whether something is so long in one line, or shorter.</summary>
    public static bool IsWithin(JsonNode? value, int length) => Left(value, length) >= 0;

    private static int PartCount(JsonNode? value) => value is JsonObject members ? members.Count : value is JsonArray list ? list.Count : 0;

    /// <summary>Whether its own parts find room, however large each of them is.</summary>
    public static bool HasRoom(JsonNode? value, int most) => PartCount(value) <= most;

    private static IEnumerable<JsonNode?> PartsOf(JsonNode? value) =>
        value is JsonObject members ? members.Select(member => member.Value) : value as JsonArray ?? Enumerable.Empty<JsonNode?>();

    // How much of a line is left after something; less than nothing as soon as it is full.
    private static int Left(JsonNode? value, int left)
    {
        if (value is not (JsonObject or JsonArray))
        {
            return left - (value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length > left ? words.Length : GrainModel.Line(value).Length);
        }

        left -= Math.Max(2, PartCount(value) + 1);
        foreach (var (name, part) in value is JsonObject members ? members : PartsOf(value).Select(part => KeyValuePair.Create("", part)))
        {
            left = Left(part, left - (value is JsonObject ? name.Length + 3 : 0));
            if (left < 0)
            {
                break;
            }
        }

        return left;
    }
}
