using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>What variants are called on the page.</summary>
internal static class VariantNames
{
    /// <summary>A variant's name: short words for the usual ones, as it was written for others.</summary>
    public static string Of(SimulationResult result) => Of(result.Variant);

    public static string Of(string variant) => string.Join(", ", variant.Split(',', StringSplitOptions.TrimEntries).Select(Part));

    private static string Part(string part) => part switch
    {
        "" => "as written",
        "pooling=on" => "departments help each other",
        "pooling=off" => "each department by itself",
        "crisis=on" => "crisis plan declared",
        "crisis=off" => "crisis plan not declared",
        _ when part.StartsWith("organisation=", StringComparison.Ordinal) => part["organisation=".Length..],
        _ when part.StartsWith("policy=", StringComparison.Ordinal) => $"{part["policy=".Length..]} order",
        _ => part,
    };
}
