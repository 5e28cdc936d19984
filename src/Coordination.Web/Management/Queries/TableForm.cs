namespace Coordination.Web.Management.Queries;

/// <summary>In which form a list is told as a file.</summary>
/// <param name="Extension">The end of the address and of the file's name.</param>
/// <param name="Title">In names of operations.</param>
/// <param name="Name">For people.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Details">What else the media type says.</param>
internal sealed record TableForm(string Extension, string Title, string Name, string MediaType, string Details = "")
{
    /// <summary>Comma-separated values (RFC 4180), with a head; for spreadsheets too.</summary>
    public static TableForm Csv { get; } = new("csv", "Csv", "CSV", "text/csv", "; charset=utf-8; header=present");

    /// <summary>One JSON object a line.</summary>
    public static TableForm Lines { get; } = new("ndjson", "Ndjson", "newline-delimited JSON", "application/x-ndjson");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableForm> All { get; } = [Csv, Lines];
}
