using System.Collections.Immutable;
using System.Data.Common;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries.Sql;

/// <summary>Writes and reads the rows of requests.</summary>
internal static class SqlRequests
{
    private const string AtDepartment = "EXISTS (SELECT 1 FROM {schema}query_place AS place WHERE place.request = request.id AND place.centre = request.centre AND place.department = @?)";

    // One person's are few beside the hall's: they are found first, and sorted then.
    private const string HeldBy = "request.id IN (SELECT place.request FROM {schema}query_place AS place WHERE place.centre = @? AND place.staff = @?)";
    private const string HandledBy = "request.id IN (SELECT handling.request FROM {schema}query_handling AS handling WHERE handling.centre = @? AND handling.staff = @?)";

    /// <summary>The values of a row.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(RequestSummary summary) =>
    [
        ("id", summary.Request.ToString()),
        ("centre", summary.Centre.ToString()),
        ("version", summary.Version),
        ("status", RequestStatusNames.Of(summary.Status)),
        ("is_open", SqlCommands.Stored(summary.Status.IsOpen())),
        ("service", summary.Service.ToString()),
        ("channel", (int)summary.Channel),
        ("applicant", (int)summary.Applicant),
        ("urgency", (int?)summary.Urgency),
        ("submitted", SqlCommands.Stored(summary.SubmittedAt)),
        ("first_taken", SqlCommands.Stored(summary.FirstTakenAt)),
        ("closed", SqlCommands.Stored(summary.ClosedAt)),
        ("due", SqlCommands.Stored(summary.Due)),
        ("missed", SqlCommands.Stored(summary.Missed)),
        ("rating", summary.Rating),
        ("reopened", summary.Reopened),
        ("places", string.Join(' ', summary.Places.Select(place => $"{place.Department}/{place.Staff}"))),
    ];

    /// <summary>The column that an order goes by.</summary>
    public static string ColumnOf(RequestOrder order) => order switch
    {
        RequestOrder.Closed => "closed",
        RequestOrder.Due => "due",
        _ => "submitted",
    };

    /// <summary>What the rows of a list must fulfil.</summary>
    public static SqlConditions ConditionsOf(RequestFilter filter, string schema)
    {
        var conditions = new SqlConditions();
        conditions.Add("request.centre = @?", filter.Centre.ToString());
        conditions.Add("service = @?", filter.Service?.ToString());
        conditions.AddAnyOf("status", filter.Statuses.Select(RequestStatusNames.Of));
        AddFlag("is_open", filter.IsOpen);
        conditions.Add("urgency = @?", (int?)filter.Urgency);
        conditions.Add(In(AtDepartment), filter.Department?.ToString());
        AddPerson(HeldBy, filter.Holder);
        AddPerson(HandledBy, filter.HandledBy);
        conditions.Add("channel = @?", (int?)filter.Channel);
        conditions.Add("applicant = @?", (int?)filter.Applicant);
        AddFlag("missed", filter.Missed);
        conditions.AddRange("submitted", filter.Submitted);
        conditions.AddRange("closed", filter.Closed);
        conditions.AddRange("due", filter.Due);
        var column = ColumnOf(filter.Order);
        if (filter.Order != RequestOrder.Submitted)
        {
            conditions.Add($"{column} IS NOT NULL");
        }

        conditions.AddAfter(column, "id", filter.After, filter.IsDescending);
        return conditions;

        // As it stands in the conditions of indexes.
        void AddFlag(string flag, bool? value)
        {
            if (value is { } wanted)
            {
                conditions.Add(wanted ? $"{flag} = 1" : $"{flag} = 0");
            }
        }

        void AddPerson(string condition, StaffId? staff)
        {
            if (staff is { } person)
            {
                conditions.Add(In(condition), filter.Centre.ToString(), person.ToString());
            }
        }

        string In(string condition) => condition.Replace("{schema}", schema, StringComparison.Ordinal);
    }

    /// <summary>A row.</summary>
    public static RequestSummary Read(DbDataReader row) => new()
    {
        Request = row.Id<RequestId>(0),
        Centre = row.Id<CentreId>(1),
        Version = row.GetInt64(2),
        Status = RequestStatusNames.TryParse(row.GetString(3), out var status) ? status : throw new JournalCorruptException($"A list of the queries has the status '{row.GetString(3)}'."),
        Service = row.Id<ServiceId>(4),
        Channel = (Channel)row.GetInt32(5),
        Applicant = (ApplicantKind)row.GetInt32(6),
        Urgency = row.IsDBNull(7) ? null : (Urgency)row.GetInt32(7),
        SubmittedAt = row.Instant(8),
        FirstTakenAt = row.InstantOrNull(9),
        ClosedAt = row.InstantOrNull(10),
        Due = row.InstantOrNull(11),
        Missed = row.GetInt32(12) != 0,
        Rating = row.IsDBNull(13) ? null : row.GetInt32(13),
        Reopened = row.GetInt32(14),
        Places = [.. row.GetString(15).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadPlace)],
    };

    /// <summary>The values of a place.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ValuesOf(RequestSummary summary, int number, RowLink place) =>
    [
        ("request", summary.Request.ToString()),
        ("number", number),
        ("centre", summary.Centre.ToString()),
        ("department", place.Department.ToString()),
        ("staff", place.Staff?.ToString()),
        ("submitted", SqlCommands.Stored(summary.SubmittedAt)),
    ];

    private static RowLink ReadPlace(string text) => text.Split('/') is [var department, var staff]
        ? new RowLink(new DepartmentId(department), staff.Length == 0 ? null : new StaffId(staff))
        : throw new JournalCorruptException($"A list of the queries has the place '{text}'.");
}
