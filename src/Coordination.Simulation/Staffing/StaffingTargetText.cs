using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Simulation.Staffing;

/// <summary>Targets as people write them: <c>level1:95%&lt;5m,identity/all:90%&lt;30m</c>.</summary>
internal static class StaffingTargetText
{
    private const string Form = "write LEVEL:SHARE%<TIME, such as level1:95%<5m or identity/all:90%<0.5h";

    /// <summary>Reads targets.</summary>
    /// <param name="text">The text; several are separated by commas.</param>
    /// <param name="departments">The departments that there are.</param>
    /// <param name="faults">Everything that is wrong with it, each with how to fix it.</param>
    public static ImmutableArray<StaffingTarget> Read(string text, IReadOnlyCollection<string> departments, out ImmutableArray<string> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(departments);
        var found = new List<string>();
        var targets = new List<StaffingTarget>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var before = found.Count;
            var target = Read(part, departments, found);
            if (found.Count == before && targets.Exists(other => other.Who == target!.Who && other.Minutes == target.Minutes))
            {
                found.Add($"'{part}' repeats a target for the same people and time; keep one of them.");
            }

            if (found.Count == before)
            {
                targets.Add(target!);
            }
        }

        faults = [.. found];
        return [.. targets];
    }

    private static StaffingTarget? Read(string part, IReadOnlyCollection<string> departments, List<string> faults)
    {
        var (colon, less) = (part.IndexOf(':', StringComparison.Ordinal), part.IndexOf('<', StringComparison.Ordinal));
        if (colon <= 0 || less < colon)
        {
            faults.Add(part.Length == 0 ? $"A target is empty; {Form}." : $"'{part}' is no target; {Form}.");
            return null;
        }

        var (who, share, time) = (part[..colon].Trim(), part[(colon + 1)..less].Trim(), part[(less + 1)..].TrimStart('=').Trim());
        var slash = who.IndexOf('/', StringComparison.Ordinal);
        var department = slash < 0 ? null : who[..slash];
        if (department is not null && !departments.Contains(department))
        {
            faults.Add($"'{part}': there is no department '{department}'; there are {string.Join(", ", departments)}.");
        }

        var level = Level(who[(slash + 1)..]);
        if (level is null)
        {
            faults.Add($"'{part}': '{who[(slash + 1)..]}' is no level; write level1 to level5, or all.");
        }

        var percent = Percent(share);
        if (percent is null)
        {
            faults.Add($"'{part}': '{share}' is no share; write a percentage above 0 and below 100, such as 95%.");
        }

        var minutes = DurationSyntax.Read(time);
        if (minutes is null)
        {
            faults.Add($"'{part}': '{time}' is no time; write a number above 0 with s, m or h, such as 30s, 5m or 1.5h.");
        }

        return new StaffingTarget(department, level is 0 ? null : level, percent ?? 0, minutes ?? 0);
    }

    private static int? Level(string text) => text switch
    {
        "all" => 0,
        ['l', 'e', 'v', 'e', 'l', >= '1' and <= '5' and var digit] => digit - '0',
        _ => null,
    };

    private static double? Percent(string text) =>
        text.EndsWith('%') && Number(text[..^1]) is > 0 and < 100 and var percent ? percent : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
