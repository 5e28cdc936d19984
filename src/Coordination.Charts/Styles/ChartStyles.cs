namespace Coordination.Charts.Styles;

/// <summary>The charts' style sheet.</summary>
/// <remarks>
/// Colours are custom properties, so a page may set its own. By default they follow the reader's light or dark mode, and
/// paper. Nothing is loaded from anywhere.
/// </remarks>
public static class ChartStyles
{
    private static readonly Lazy<string> Sheet = new(Read);

    /// <summary>The sheet's text, to be put into a page or served.</summary>
    public static string Css => Sheet.Value;

    private static string Read()
    {
        using var stream = typeof(ChartStyles).Assembly.GetManifestResourceStream("charts.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
