using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres;

namespace Coordination.SiloHost.Stores;

/// <summary>How a database stands.</summary>
internal sealed record DatabaseStatus
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Its name, without secrets.</summary>
    public required string Database { get; init; }

    /// <summary>Whether it answered.</summary>
    public bool IsReachable => ServerVersion is not null;

    /// <summary>Whether this program can serve from it.</summary>
    public bool IsUsable => IsReachable && Problem is null;

    /// <summary>Why it cannot be used, and how to fix it.</summary>
    public string? Problem { get; init; }

    /// <summary>The server's release.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>Whether it takes no writes, as a standby does.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The schema's version; 0 for none.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>The schema's version that this program works with.</summary>
    public int NeededVersion { get; } = PostgresSchema.CurrentVersion;

    /// <summary>The place of the newest event in the journal.</summary>
    public long LastSequence { get; init; }

    /// <summary>Each hall's requests by their status.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> Halls { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>>.Empty;

    public string ToJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>Looks, and changes nothing.</summary>
    public static async Task<DatabaseStatus> ReadAsync(PostgresTarget target, CancellationToken cancellation)
    {
        var status = new DatabaseStatus { Database = target.Name };
        try
        {
            var (release, isReadOnly) = await PostgresSchema.ReadServerAsync(target.Options, cancellation);
            status = status with { ServerVersion = release, IsReadOnly = isReadOnly };
            status = status with { SchemaVersion = await PostgresSchema.ReadVersionAsync(target.Options, cancellation) };
            return status.SchemaVersion != status.NeededVersion
                ? status with { Problem = $"The schema must be brought to version {status.NeededVersion}: run 'silo-host database migrate'." }
                : await ReadJournalAsync(status, target, cancellation) with { Problem = isReadOnly ? "The database takes no writes: it is a standby, or it was set so." : null };
        }
        catch (JournalSchemaException fault)
        {
            return status with { SchemaVersion = fault.Found, Problem = fault.Message };
        }
        catch (CoordinationException fault)
        {
            return status with { Problem = fault.Message };
        }
    }

    private static async Task<DatabaseStatus> ReadJournalAsync(DatabaseStatus status, PostgresTarget target, CancellationToken cancellation)
    {
        await using var journal = await new DatabaseStore(target).OpenAsync(cancellation);
        var halls = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, long>>(StringComparer.Ordinal);
        var query = new RowQuery { Kind = GrainKind.Plan, Limit = 1000 };
        do
        {
            var page = await journal.QueryAsync(query, cancellation);
            foreach (var centre in page.Rows.Select(row => row.Centre))
            {
                var counts = await journal.CountByStatusAsync(centre, GrainKind.Request, cancellation);
                halls[centre.ToString()] = counts.ToImmutableSortedDictionary(StringComparer.Ordinal);
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);
        return status with { LastSequence = await journal.ReadLastSequenceAsync(cancellation), Halls = halls.ToImmutable() };
    }
}
