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

    /// <summary>Whether it is a table with columns, and not rows of JSON.</summary>
    public bool IsTable => MediaType == "text/csv";

    /// <summary>Whether it begins with a byte order mark, by which spreadsheets know that it is UTF-8; programs would take it for a part of the first column's name.</summary>
    public bool HasMark { get; init; }

    /// <summary>One JSON object a line.</summary>
    public static TableForm Lines { get; } = new("ndjson", "Ndjson", "newline-delimited JSON", "application/x-ndjson");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TableForm> All { get; } = [Csv, Lines];

    /// <summary>All of them as people save them from a page, to open them by hand.</summary>
    public static IReadOnlyList<TableForm> ForPeople { get; } = [Csv with { HasMark = true }, Lines];
}
