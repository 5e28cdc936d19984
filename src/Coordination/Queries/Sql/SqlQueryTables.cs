namespace Coordination.Queries.Sql;

/// <summary>A table of the queries, as it is compared with what the record says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">How many of the columns, from the first, are its key.</param>
/// <param name="Columns">All of its columns.</param>
internal sealed record SqlQueryTable(string Name, int Key, params IReadOnlyList<string> Columns)
{
    /// <summary>All of them, but how far they are.</summary>
    public static IReadOnlyList<SqlQueryTable> All { get; } =
    [
        new("query_request", 1, "id", "centre", "version", "status", "is_open", "service", "channel", "applicant", "urgency", "submitted", "first_taken", "closed", "due", "missed", "rating", "reopened", "places"),
        new("query_place", 2, "request", "number", "centre", "department", "staff", "submitted", "is_open", "missed"),
        new("query_handling", 1, "id", "request", "number", "item", "step", "centre", "service", "department", "staff", "channel", "urgency", "queued", "assigned", "started", "ended", "ending", "outcome", "submitted"),
        new("query_fact", 4, "centre", "at", "request", "number", "kind", "department", "staff", "service", "channel", "urgency", "time"),
        new("query_presence", 3, "centre", "staff", "version", "presence", "begun", "ended"),
        new("query_audit", 3, "centre", "at", "sequence", "actor", "role", "event", "kind", "grain", "version", "reason"),
    ];

    /// <summary>Reads all rows in the order of the key.</summary>
    public string Select(string schema) => $"SELECT {string.Join(", ", Columns)} FROM {schema}{Name} ORDER BY {string.Join(", ", Columns.Take(Key))}";
}
