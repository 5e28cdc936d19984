using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>One page of a query: a few ordered reads, each along an index of its own, in one statement.</summary>
/// <remarks>
/// Open and closed rows, and main and further departments, lie in different indexes. Each read returns at most one row
/// more than the page, so that a page costs the same wherever it lies. Only the conditions that a query has are written
/// into the statement: one that might be absent could not be answered from an index.
/// </remarks>
internal sealed class RowPager(RowQuery query)
{
    private readonly long _after = query.After is { } after ? JournalTime.ToMicroseconds(after.At) : long.MinValue;

    public async Task<RowPage> ReadAsync(NpgsqlConnection connection, SqlTexts texts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Statement(texts), connection);
        Bind(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = await Readers.DecodeAsync(reader, static (decoder, _) => decoder.ReadRow(), cancellation);
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
    public static IReadOnlyList<string> Streams(RowQuery query)
    {
        if (query.Order == RowOrder.Due)
        {
            return ["Rows/due"];
        }

        string[] places = query switch
        {
            { Staff: not null } => ["held", "linked-staff"],
            { Department: not null } => ["at-department", "linked-department"],
            _ => ["all"],
        };
        return
        [
            .. query.IsOpen == false ? [] : places.Select(place => $"Rows/open-{place}"),
            .. query.IsOpen == true ? [] : places.Select(place => $"Rows/closed-{place}"),
        ];
    }

    /// <summary>The whole statement.</summary>
    public string Statement(SqlTexts texts)
    {
        var filters = string.Concat(Filters().Select(filter => "\n    " + texts.Get("Rows/Filters/" + filter)));
        var streams = Streams(query).Select(stream =>
            "(" + texts.Get(stream).Replace("{filters}", filters, StringComparison.Ordinal) + ")");
        return texts.Get(query.Centre is null ? "Rows/every-centre" : "Rows/one-centre")
            .Replace("{streams}", string.Join("\nUNION ALL\n", streams), StringComparison.Ordinal);
    }

    private IEnumerable<string> Filters() => new (bool Has, string Name)[]
    {
        (!query.Statuses.IsDefaultOrEmpty, "status"),
        (query.Urgency is not null, "urgency"),
        (query.DueFrom is not null, "due-from"),
        (query.DueBefore is not null, "due-before"),
        (query.IsOpen is not null && query.Order == RowOrder.Due, "is-open"),
        (query.Department is not null && !Streams(query)[0].EndsWith("at-department", StringComparison.Ordinal), "department"),
        (query.Staff is not null && query.Order == RowOrder.Due, "staff"),
    }.Where(filter => filter.Has).Select(filter => filter.Name);

    /// <summary>Binds the parameters that the statement names.</summary>
    public void Bind(NpgsqlCommand command)
    {
        Add(command, "kind", (short)query.Kind);
        Add(command, "after", Start().At);
        Add(command, "id", Start().Id);
        Add(command, "limit", query.Limit + 1);
        AddIf(command, query.Centre is not null, "centre", query.Centre?.ToString() ?? "");
        AddIf(command, query.Department is not null, "department", query.Department?.ToString() ?? "");
        AddIf(command, query.Staff is not null, "staff", query.Staff?.ToString() ?? "");
        AddIf(command, !query.Statuses.IsDefaultOrEmpty, "statuses", query.Statuses.IsDefaultOrEmpty ? [] : query.Statuses.ToArray());
        AddIf(command, query.Urgency is not null, "urgency", (short)query.Urgency.GetValueOrDefault());
        AddIf(command, query.DueFrom is not null, "from", JournalTime.ToMicroseconds(query.DueFrom.GetValueOrDefault()));
        AddIf(command, query.DueBefore is not null, "before", JournalTime.ToMicroseconds(query.DueBefore.GetValueOrDefault()));
        AddIf(command, query.IsOpen is not null && query.Order == RowOrder.Due, "open", query.IsOpen.GetValueOrDefault());
    }

    private (long At, string Id) Start() =>
        query.Order == RowOrder.Due && query.DueFrom is { } from && JournalTime.ToMicroseconds(from) > _after
            ? (JournalTime.ToMicroseconds(from), "")
            : (_after, query.After?.Id ?? "");

    private static void AddIf<T>(NpgsqlCommand command, bool has, string name, T value)
    {
        if (has)
        {
            Add(command, name, value);
        }
    }

    private static void Add<T>(NpgsqlCommand command, string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));

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
