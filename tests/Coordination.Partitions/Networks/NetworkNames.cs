using System.Globalization;

namespace Coordination.Partitions.Networks;

/// <summary>Names that hold the process that made what they name, and fit the kernel's 15 letters.</summary>
internal static class NetworkNames
{
    private const string SpacePrefix = "coordination-";
    private const string LinkPrefix = "co";

    public static string Space(int process, int n) => string.Create(CultureInfo.InvariantCulture, $"{SpacePrefix}{process}-{n}");

    public static string Bridge(int process) => string.Create(CultureInfo.InvariantCulture, $"{LinkPrefix}{process}b");

    public static string Cable(int process, int n) => string.Create(CultureInfo.InvariantCulture, $"{LinkPrefix}{process}v{n}");

    /// <summary>Which process made a namespace; null when none of ours did.</summary>
    public static int? MakerOfSpace(string name) =>
        name.StartsWith(SpacePrefix, StringComparison.Ordinal) && name.LastIndexOf('-') is var end && end >= SpacePrefix.Length
            ? Number(name[SpacePrefix.Length..end])
            : null;

    /// <summary>Which process made a bridge; null when none of ours did.</summary>
    public static int? MakerOfBridge(string name) =>
        name.StartsWith(LinkPrefix, StringComparison.Ordinal) && name.EndsWith('b') ? Number(name[LinkPrefix.Length..^1]) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
