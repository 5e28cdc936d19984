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
        ("is_open", SqlCommands.Stored(summary.Status.IsOpen())),
        ("missed", SqlCommands.Stored(summary.Missed)),
    ];

    private static RowLink ReadPlace(string text) => text.Split('/') is [var department, var staff]
        ? new RowLink(new DepartmentId(department), staff.Length == 0 ? null : new StaffId(staff))
        : throw new JournalCorruptException($"A list of the queries has the place '{text}'.");
}
