using System.Collections.Immutable;
using System.Globalization;
using Coordination.Simulation.Staffing;

namespace Coordination.SiloHost.Commands;

/// <summary>Reads what the options of <c>staff</c> hold; every fault of them goes on a list.</summary>
internal static class StaffTexts
{
    /// <summary>What an hour of each group costs.</summary>
    public static ImmutableDictionary<string, double> Costs(string[] texts, List<string> faults)
    {
        var costs = ImmutableDictionary<string, double>.Empty;
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0 && double.TryParse(text[(sign + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) && cost > 0)
            {
                costs = costs.SetItem(text[..sign], cost);
            }
            else
            {
                faults.Add($"--cost '{text}' is not right; write GROUP=NUMBER with a number above 0, such as legal=2.5.");
            }
        }

        return costs;
    }

    /// <summary>How long shifts may be, in minutes.</summary>
    public static ImmutableArray<double> Shifts(string[] texts, List<string> faults) =>
        [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).Select(text => Duration("--shift", text, "8h, 7.5h or 450m", faults)).OfType<double>()];

    /// <summary>How often shifts may begin, in minutes.</summary>
    public static double? ShiftStarts(string? text, List<string> faults) =>
        text is null ? null : Duration("--shift-starts", text.Trim(), "30m or 1h", faults);

    /// <summary>Percentages.</summary>
    public static ImmutableArray<double> Shares(string? text, List<string> faults)
    {
        var shares = ImmutableArray.CreateBuilder<double>();
        foreach (var part in text?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            if (double.TryParse(part.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 100)
            {
                shares.Add(share);
            }
            else
            {
                faults.Add($"--curve '{part}' is no share; write percentages above 0 and below 100, such as 80,85,95.");
            }
        }

        return shares.ToImmutable();
    }

    private static double? Duration(string option, string text, string example, List<string> faults)
    {
        var minutes = DurationSyntax.Read(text);
        if (minutes is null)
        {
            faults.Add($"{option} '{text}' is not right; write a number above 0 with m or h, such as {example}.");
        }

        return minutes;
    }
}
