namespace Coordination.Reports.Page;

/// <summary>The page's own style sheet.</summary>
internal static class ReportStyles
{
    private static readonly Lazy<string> Sheet = new(Read);

    /// <summary>Its text.</summary>
    public static string Css => Sheet.Value;

    private static string Read()
    {
        using var stream = typeof(ReportStyles).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
