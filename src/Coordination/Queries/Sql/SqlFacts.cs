using System.Data.Common;
using System.Globalization;
using Coordination.Centres;
using Coordination.Staff;

namespace Coordination.Queries.Sql;

/// <summary>Writes facts and people's presence, and reads their sums and stretches.</summary>
internal static class SqlFacts
{
    /// <summary>The values of a fact.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(RequestFact fact) =>
    [
        ("centre", fact.Centre.ToString()),
        ("at", SqlCommands.Stored(fact.At)),
        ("request", fact.Request.ToString()),
        ("number", fact.Number),
        ("kind", (int)fact.Kind),
        ("department", fact.Department?.ToString()),
        ("staff", fact.Staff?.ToString()),
        ("service", fact.Service.ToString()),
        ("channel", (int)fact.Channel),
        ("urgency", (int?)fact.Urgency),
        ("time", fact.Time is { } time ? time.Ticks / TimeSpan.TicksPerMicrosecond : null),
    ];

    /// <summary>The values of a stretch that begins.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(PresenceChange change) =>
    [
        ("centre", change.Centre.ToString()),
        ("staff", change.Staff.ToString()),
        ("version", change.Version),
        ("presence", (int)change.Presence),
        ("begun", SqlCommands.Stored(change.At)),
    ];

    /// <summary>The values with which the stretch before ends.</summary>
    public static IReadOnlyList<(string Name, object? Value)> EndOf(PresenceChange change) =>
        [("centre", change.Centre.ToString()), ("staff", change.Staff.ToString()), ("ended", SqlCommands.Stored(change.At))];

    /// <summary>The values by which stretches are read.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(CentreId centre, TimeRange within) =>
        [("centre", centre.ToString()), ("from", SqlCommands.Stored(within.From)), ("to", SqlCommands.Stored(within.Before)), ("spanned", SqlCommands.Stored(within.Before + TimeSpan.FromDays(1)))];

    /// <summary>What facts must fulfil.</summary>
    public static SqlConditions ConditionsOf(FactFilter filter)
    {
        var conditions = new SqlConditions();
        conditions.Add("centre = @?", filter.Centre.ToString());
        conditions.AddRange("at", filter.At);
        conditions.Add("department = @?", filter.Department?.ToString());
        conditions.Add("service = @?", filter.Service?.ToString());
        return conditions;
    }

    /// <summary>By what facts are summed up.</summary>
    public static string KeyOf(FactFilter filter, SqlConditions conditions)
    {
        if (filter.By is FigureDimension.Hour or FigureDimension.Day)
        {
            conditions.Set("offset", filter.Offset.Ticks / TimeSpan.TicksPerMicrosecond);
            conditions.Set("width", filter.Width.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        return filter.By switch
        {
            null => "NULL",
            FigureDimension.Hour or FigureDimension.Day when filter.PerDepartment => "CAST((at + @offset) / @width AS text) || '/' || coalesce(department, '')",
            FigureDimension.Hour or FigureDimension.Day => "(at + @offset) / @width",
            FigureDimension.Department => "department",
            FigureDimension.Service => "service",
            FigureDimension.Staff => "staff",
            FigureDimension.Channel => "channel",
            _ => "urgency",
        };
    }

    /// <summary>A sum.</summary>
    public static FactSum ReadSum(DbDataReader row) => new(
        row.IsDBNull(0) ? null : Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture),
        (FactKind)row.GetInt32(1),
        row.GetInt64(2),
        TimeSpan.FromTicks(row.GetInt64(3) * TimeSpan.TicksPerMicrosecond));

    /// <summary>A stretch; one with an item in hand has no presence.</summary>
    public static StaffStretch ReadStretch(DbDataReader row) =>
        new(row.Id<StaffId>(0), row.IsDBNull(1) ? null : (StaffPresence)row.GetInt32(1), row.Instant(2), row.InstantOrNull(3));
}
