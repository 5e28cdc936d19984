using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Console.Texts;

namespace Coordination.Console.Plans;

/// <summary>Values of a plan's document in words: names for ids, words for codes, days and times for hours.</summary>
/// <param name="texts">The reader's words.</param>
/// <param name="names">What entries are called.</param>
/// <param name="service">The service that they are of; null of what is of none.</param>
internal sealed class PlanValues(ConsoleTexts texts, PlanNames names, string? service)
{
    // What an entry of a list is known by.
    private static readonly string[] Ids = ["id", "matter", "skill", "date", "urgency", "fact"];

    private static readonly string[] Levels = ["urgency", "defaultUrgency", "escalateTo", "heldLevels"];

    private static readonly string[] Spoken = ["name", "reason", "referTo"];

    /// <summary>What a property is called.</summary>
    public string LabelOf(string property) => texts.OfCode("PlanPart", property);

    /// <summary>A value of a property.</summary>
    public string Of(string property, JsonNode? value) => value switch
    {
        null => texts.OrNull($"PlanNone.{property}") ?? texts.Of("None"),
        JsonArray { Count: 0 } => texts.Of("None"),
        JsonArray list when property == "hours" => WeekHours.Of(list).Told(texts),
        JsonArray list => string.Join(property == "groups" ? "; " : ", ", list.Select(entry => Of(property, entry))),
        JsonObject of when Spoken.Contains(property) => Spoke(of),
        JsonObject entry => EntryOf(property, entry),
        _ => Scalar(property, value.AsValue()),
    };

    /// <summary>The members of an entry, each in words; its name and id are known.</summary>
    public IEnumerable<string> MembersOf(JsonObject entry) =>
        entry.Where(member => member.Key is not ("id" or "name") && member.Value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            .Select(member => $"{LabelOf(member.Key)}: {Of(member.Key, member.Value)}");

    /// <summary>What an entry of a list is called that has its own name.</summary>
    public string NameOf(string list, JsonObject entry)
    {
        var id = IdOf(entry);
        return entry["name"] is { } name ? Of("name", name) : id is null ? LabelOf(list) : names.Of(list, id, service);
    }

    /// <summary>What an entry of a list is known by; null where nothing is.</summary>
    public static string? IdOf(JsonObject entry) => Ids.Select(name => entry[name]?.ToString()).FirstOrDefault(one => one is not null);

    private string Scalar(string property, JsonValue value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => texts.Of("Yes"),
        System.Text.Json.JsonValueKind.False => texts.Of("No"),
        _ when Levels.Contains(property) => names.Of("urgency", value.ToString()),
        System.Text.Json.JsonValueKind.Number => value.ToString(),
        _ => texts.OrNull($"PlanWord.{property}.{value}") ?? names.Of(property, value.ToString(), service),
    };

    private static string Spoke(JsonObject of) => string.Join("; ", of.Select(text => $"{text.Key}: {text.Value}"));

    private string EntryOf(string list, JsonObject entry) => (list, entry) switch
    {
        ("skills", _) when entry["skill"] is not null => string.Join(", ", [.. new[] { NameOf(list, entry) }, .. entry.Where(one => one.Key != "skill" && one.Value is not null).Select(Named)]),
        ("specialDays", _) => $"{entry["date"]} {entry["from"]}–{entry["to"]}",
        ("holidays", _) => $"{entry["date"]} {NameOf(list, entry)}",
        _ when entry["id"] is not null => NameOf(list, entry),
        _ => string.Join(", ", entry.Where(one => one.Value is not null).Select(one => list == "rates" || list == "cost" || list == "arrival" ? Keyed(list, one) : Named(one))),
    };

    private string Named(KeyValuePair<string, JsonNode?> member) => $"{LabelOf(member.Key)} {Of(member.Key, member.Value)}";

    // By the urgency, or by the channel.
    private string Keyed(string property, KeyValuePair<string, JsonNode?> member) => $"{KeyOf(property, member.Key)} {Of(property, member.Value)}";

    /// <summary>What a member is called that is a key of a list of values.</summary>
    public string KeyOf(string property, string key) =>
        texts.OrNull($"Channel.{key}") ?? (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? names.Of("urgency", key) : LabelOf(key));
}
