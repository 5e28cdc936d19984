using System.Globalization;

namespace Coordination.Charts.Words;

/// <summary>Ids of a chart's parts; a page gives each chart an id of its own.</summary>
internal static class ChartIds
{
    public static string Title(string id) => $"{id}-title";

    public static string Description(string id) => $"{id}-desc";

    public static string Part(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
}
