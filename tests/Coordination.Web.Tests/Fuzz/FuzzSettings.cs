using System.Globalization;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>How much is sent, and what: <c>COORDINATION_FUZZ</c> requests of the seed <c>COORDINATION_SEED</c>.</summary>
internal static class FuzzSettings
{
    /// <summary>So many requests; 3,000 without the variable.</summary>
    public static int Requests => Number("COORDINATION_FUZZ", 3000);

    /// <summary>Where the first caller's choices begin.</summary>
    public static int Seed => Number("COORDINATION_SEED", 1);

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
