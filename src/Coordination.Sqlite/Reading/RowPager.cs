using System.Text.Json;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Reading;

/// <summary>One page of a query: a few ordered reads, each along an index of its own, merged into one.</summary>
/// <remarks>
/// Open and closed rows, and main and further departments, lie in different indexes. Each read returns at most one row
/// more than the page, so that a page costs the same wherever it lies.
/// </remarks>
internal sealed class RowPager(Reader reader, RowQuery query)
{
    private readonly long _after = query.After is { } after ? JournalTime.ToMicroseconds(after.At) : long.MinValue;

    public RowPage Read()
    {
        var rows = ReadStreams();
        rows.Sort(Compare);
        RemoveRepetitions(rows);
        if (rows.Count <= query.Limit)
        {
            return new RowPage(rows, null);
        }

        rows.RemoveRange(query.Limit, rows.Count - query.Limit);
        return new RowPage(rows, new RowCursor(At(rows[^1]), rows[^1].Key.Id));
    }

    /// <summary>The names of the reads that a query needs.</summary>
    public static IEnumerable<string> Streams(RowQuery query)
    {
        if (query.Order == RowOrder.Due)
        {
            return ["Rows/due"];
        }

        string[] open = query switch
        {
            { IsOpen: false } => [],
            { Staff: not null } => ["Rows/open-held", "Rows/open-linked-staff"],
            { Department: not null } => ["Rows/open-at-department", "Rows/open-linked-department"],
            _ => ["Rows/open"],
        };
        return query.IsOpen == true ? open : [.. open, "Rows/closed"];
    }

    private List<GrainRow> ReadStreams()
    {
        var inTransaction = !reader.Database.IsIdle;
        if (!inTransaction)
        {
            reader.Database.StatementOf("BEGIN").Run();
        }

        var rows = new List<GrainRow>();
        foreach (var centre in Centres())
        {
            foreach (var stream in Streams(query))
            {
                rows.AddRange(Bind(reader.Statement(stream), centre).ReadAll(reader.ReadRow));
            }
        }

        if (!inTransaction)
        {
            reader.Database.StatementOf("COMMIT").Run();
        }

        return rows;
    }

    private List<string> Centres() => query.Centre is { } centre
        ? [centre.ToString()]
        : reader.Statement("Read/centres").Bind(1, (long)query.Kind).ReadAll(row => reader.Text(row, 0));

    private Statement Bind(Statement statement, string centre)
    {
        statement
            .Bind(1, (long)query.Kind)
            .Bind(2, centre)
            .Bind(3, _after)
            .Bind(4, query.After?.Id ?? "")
            .Bind(5, query.Department?.ToString())
            .Bind(6, query.Staff?.ToString())
            .Bind(7, query.Statuses.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(query.Statuses.AsEnumerable()))
            .Bind(8, (long?)query.Urgency)
            .Bind(9, Microseconds(query.DueFrom))
            .Bind(10, Microseconds(query.DueBefore))
            .Bind(11, query.Limit + 1);
        return query.Order == RowOrder.Due ? BindDue(statement) : statement;
    }

    private Statement BindDue(Statement statement)
    {
        if (Microseconds(query.DueFrom) is { } from && from > _after)
        {
            statement.Bind(3, from).Bind(4, "");
        }

        return statement
            .Bind(12, Microseconds(query.DueBefore) ?? long.MaxValue)
            .Bind(13, query.IsOpen is { } isOpen ? isOpen ? 1 : 0 : (long?)null);
    }

    private static long? Microseconds(DateTimeOffset? at) => at is { } instant ? JournalTime.ToMicroseconds(instant) : null;

    private DateTimeOffset At(GrainRow row) => query.Order == RowOrder.Due ? row.Due!.Value : row.Since;

    private int Compare(GrainRow one, GrainRow other)
    {
        var byTime = At(one).CompareTo(At(other));
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Key.Id, other.Key.Id);
    }

    /// <summary>A row that is found at its main and at a further place comes twice, side by side.</summary>
    private static void RemoveRepetitions(List<GrainRow> sorted)
    {
        for (var i = sorted.Count - 1; i > 0; i--)
        {
            if (sorted[i].Key == sorted[i - 1].Key)
            {
                sorted.RemoveAt(i);
            }
        }
    }
}
