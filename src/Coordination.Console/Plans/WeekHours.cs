using System.Text.Json.Nodes;
using Coordination.Console.Texts;

namespace Coordination.Console.Plans;

/// <summary>The opening hours of a week, in days and times.</summary>
internal sealed class WeekHours
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly string[] _hours;

    private WeekHours(string[] hours) => _hours = hours;

    /// <summary>Those of a calendar's document.</summary>
    public static WeekHours Of(JsonNode? hours) => new([.. Days.Select(day =>
        string.Join(", ", (hours as JsonArray ?? []).OfType<JsonObject>().Where(one => one["day"]?.ToString() == day).Select(one => $"{one["from"]}–{one["to"]}").Order(StringComparer.Ordinal)))]);

    /// <summary>Each day that is different, as it is and as it would be.</summary>
    public IEnumerable<string> ChangesTo(WeekHours then, ConsoleTexts texts) =>
        Enumerable.Range(0, Days.Length).Where(day => _hours[day] != then._hours[day]).Select(day => texts.Of("PlanLine", texts.Of($"Day.{Days[day]}"), Told(day, texts), then.Told(day, texts)));

    /// <summary>The whole week: days in a row that are alike are said at once, and closed ones left out.</summary>
    public string Told(ConsoleTexts texts)
    {
        var told = new List<string>();
        for (var (day, next) = (0, 0); day < Days.Length; day = next)
        {
            for (next = day + 1; next < Days.Length && _hours[next] == _hours[day];)
            {
                next++;
            }

            if (_hours[day].Length > 0)
            {
                var until = next - 1;
                told.Add($"{texts.Of($"Day.{Days[day]}")}{(until > day ? $"–{texts.Of($"Day.{Days[until]}")}" : "")} {_hours[day]}");
            }
        }

        return told.Count == 0 ? texts.Of("PlanClosed") : string.Join("; ", told);
    }

    private string Told(int day, ConsoleTexts texts) => _hours[day].Length == 0 ? texts.Of("PlanClosed") : _hours[day];
}
