using System.Data.Common;
using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries.Sql;

/// <summary>Writes and reads the rows of handlings.</summary>
internal static class SqlHandlings
{
    /// <summary>The row's key, by which ties of a list break: the request's id and the number.</summary>
    public static string KeyOf(Handling handling) => string.Create(CultureInfo.InvariantCulture, $"{handling.Request}/{handling.Number:d5}");

    /// <summary>The values of a row.</summary>
    /// <param name="handling">The stretch.</param>
    /// <param name="submitted">When its request came in.</param>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(Handling handling, DateTimeOffset submitted) =>
    [
        ("id", KeyOf(handling)),
        ("request", handling.Request.ToString()),
        ("number", handling.Number),
        ("item", handling.Item),
        ("step", handling.Step.ToString()),
        ("centre", handling.Centre.ToString()),
        ("service", handling.Service.ToString()),
        ("department", handling.Department.ToString()),
        ("staff", handling.Staff.ToString()),
        ("channel", (int)handling.Channel),
        ("urgency", (int)handling.Urgency),
        ("queued", SqlCommands.Stored(handling.QueuedAt)),
        ("assigned", SqlCommands.Stored(handling.AssignedAt)),
        ("started", SqlCommands.Stored(handling.StartedAt)),
        ("ended", SqlCommands.Stored(handling.EndedAt)),
        ("ending", handling.Ending),
        ("outcome", handling.Outcome),
        ("submitted", SqlCommands.Stored(submitted)),
    ];

    /// <summary>What the rows of a list must fulfil.</summary>
    public static SqlConditions ConditionsOf(HandlingFilter filter)
    {
        var conditions = new SqlConditions();
        conditions.Add("centre = @?", filter.Centre.ToString());
        conditions.Add("staff = @?", filter.Staff?.ToString());
        conditions.Add("department = @?", filter.Department?.ToString());
        conditions.Add("service = @?", filter.Service?.ToString());
        if (filter.IsOpen is { } isOpen)
        {
            conditions.Add(isOpen ? "ended IS NULL" : "ended IS NOT NULL");
        }

        conditions.AddRange("assigned", filter.Assigned);
        conditions.AddAfter("assigned", "id", filter.After, filter.IsDescending);
        return conditions;
    }

    /// <summary>A row.</summary>
    public static Handling Read(DbDataReader row) => new()
    {
        Request = row.Id<RequestId>(0),
        Number = row.GetInt32(1),
        Item = row.GetInt32(2),
        Step = row.Id<StepId>(3),
        Centre = row.Id<CentreId>(4),
        Service = row.Id<ServiceId>(5),
        Department = row.Id<DepartmentId>(6),
        Staff = row.Id<StaffId>(7),
        Channel = (Channel)row.GetInt32(8),
        Urgency = (Urgency)row.GetInt32(9),
        QueuedAt = row.InstantOrNull(10),
        AssignedAt = row.Instant(11),
        StartedAt = row.InstantOrNull(12),
        EndedAt = row.InstantOrNull(13),
        Ending = row.TextOrNull(14),
        Outcome = row.TextOrNull(15),
    };
}
