using System.Globalization;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Staffing;

/// <summary>What a roster has to meet: a share of some citizens waits less than a time.</summary>
/// <param name="Department">Waits at this department; all waits of a citizen together when null.</param>
/// <param name="Level">Citizens of this level, 1 to 5; all when null.</param>
/// <param name="Percent">The share, above 0 and below 100.</param>
/// <param name="Minutes">The time.</param>
public sealed record StaffingTarget(string? Department, int? Level, double Percent, double Minutes)
{
    /// <summary>The target as it is written: <c>identity/level3:90%&lt;30m</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Who}:{Percent:0.##}%<{Time}");

    /// <summary>Whom it is for.</summary>
    [JsonIgnore]
    public string Who => string.Create(CultureInfo.InvariantCulture, $"{(Department is null ? "" : $"{Department}/")}{(Level is { } level ? $"level{level}" : "all")}");

    private string Time => double.IsInfinity(Minutes) ? "ever" : DurationSyntax.Write(Minutes);
}
