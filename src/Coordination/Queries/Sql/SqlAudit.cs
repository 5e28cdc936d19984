using System.Data.Common;
using System.Globalization;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Queries.Sql;

/// <summary>Writes and reads the rows of the audit.</summary>
internal static class SqlAudit
{
    /// <summary>The row's key, by which ties of a list break: the sequence in digits.</summary>
    public static string KeyOf(AuditEntry entry) => entry.Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The values of a row.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(AuditEntry entry) =>
    [
        ("centre", entry.Centre.ToString()),
        ("at", SqlCommands.Stored(entry.At)),
        ("sequence", entry.Sequence),
        ("actor", entry.By.Id),
        ("role", (int)entry.By.Kind),
        ("event", entry.Event),
        ("kind", (int)entry.Grain.Kind),
        ("grain", entry.Grain.Id),
        ("version", entry.Version),
        ("reason", entry.Reason?.ToString()),
    ];

    /// <summary>What the rows of a list must fulfil.</summary>
    public static SqlConditions ConditionsOf(AuditFilter filter)
    {
        var conditions = new SqlConditions();
        conditions.Add("centre = @?", filter.Centre.ToString());
        conditions.Add("actor = @?", filter.Actor);
        conditions.Add("event = @?", filter.Event);
        conditions.AddRange("at", filter.At);
        if (filter.After is { } after)
        {
            conditions.AddAfter("at", "sequence", after.At, long.Parse(after.Key, CultureInfo.InvariantCulture), filter.IsDescending);
        }

        return conditions;
    }

    /// <summary>A row.</summary>
    public static AuditEntry Read(DbDataReader row) => new()
    {
        Centre = row.Id<CentreId>(0),
        At = row.Instant(1),
        Sequence = row.GetInt64(2),
        By = new Actor((ActorKind)row.GetInt32(4), row.GetString(3)),
        Event = row.GetString(5),
        Grain = new GrainKey((GrainKind)row.GetInt32(6), row.GetString(7)),
        Version = row.GetInt64(8),
        Reason = row.IsDBNull(9) ? null : row.Id<ReasonId>(9),
    };
}
