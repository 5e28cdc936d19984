using System.Globalization;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Json;

namespace Coordination.Web.Management.Queries;

/// <summary>A column of a file.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Text">What stands in it; empty for nothing.</param>
internal sealed record TableColumn<T>(string Name, Func<T, string?> Text)
{
    /// <summary>How numbers are written.</summary>
    public const string NumberFormat = "0.######";

    /// <summary>The number that stands in it; null of columns of texts.</summary>
    public Func<T, decimal?>? Number { get; private init; }

    /// <summary>A column of numbers, which spreadsheets take as such, also below zero.</summary>
    public static TableColumn<T> OfNumbers(string name, Func<T, decimal?> number) =>
        new(name, row => number(row)?.ToString(NumberFormat, CultureInfo.InvariantCulture)) { Number = number };
}

/// <summary>The columns of each list; names as in the JSON.</summary>
internal static class TableColumns
{
    public static IReadOnlyList<TableColumn<RequestRowView>> OfRequests { get; } =
    [
        new("request", row => row.Request.ToString()),
        new("service", row => row.Service.ToString()),
        new("serviceName", row => row.ServiceName),
        new("status", row => KebabNames<RequestStatus>.NameOf(row.Status)),
        Numbers<RequestRowView>("urgency", row => (int?)row.Urgency),
        new("channel", row => KebabNames<Channel>.NameOf(row.Channel)),
        new("applicant", row => KebabNames<ApplicantKind>.NameOf(row.Applicant)),
        new("departments", row => string.Join(' ', row.Places.Select(place => place.Department).Distinct())),
        new("departmentNames", row => Several(row.Places.Select(place => place.DepartmentName))),
        new("holders", row => string.Join(' ', row.Places.Select(place => place.Staff).OfType<StaffId>().Distinct())),
        new("holderNames", row => Several(row.Places.Select(place => place.StaffName))),
        new("handledBy", row => string.Join(' ', row.HandledBy?.Select(handler => handler.Staff) ?? [])),
        new("handledByNames", row => Several(row.HandledBy?.Select(handler => handler.StaffName))),
        new("position", row => Several(row.Waits?.Select(wait => wait.Position?.ToString(CultureInfo.InvariantCulture)))),
        Numbers<RequestRowView>("minutesWaited", row => row.Waits?.Max(wait => (int?)wait.MinutesWaited)),
        new("why", row => Several(row.Waits?.Select(wait => wait.WhyCode))),
        new("submittedAt", row => Instant(row.SubmittedAt)),
        new("firstTakenAt", row => Instant(row.FirstTakenAt)),
        new("closedAt", row => Instant(row.ClosedAt)),
        new("due", row => Instant(row.Due)),
        Numbers<RequestRowView>("minutesToDue", row => row.MinutesToDue),
        new("missed", row => row.Missed ? "true" : "false"),
        Numbers<RequestRowView>("rating", row => row.Rating),
        Numbers<RequestRowView>("reopened", row => row.Reopened),
        Numbers<RequestRowView>("version", row => row.Version),
    ];

    public static IReadOnlyList<TableColumn<HandlingRowView>> OfHandlings { get; } =
    [
        new("request", row => row.Request.ToString()),
        Numbers<HandlingRowView>("item", row => row.Item),
        new("step", row => row.Step.ToString()),
        new("service", row => row.Service.ToString()),
        new("serviceName", row => row.ServiceName),
        new("department", row => row.Department.ToString()),
        new("departmentName", row => row.DepartmentName),
        new("staff", row => row.Staff.ToString()),
        new("staffName", row => row.StaffName),
        new("channel", row => KebabNames<Channel>.NameOf(row.Channel)),
        Numbers<HandlingRowView>("urgency", row => (int)row.Urgency),
        new("queuedAt", row => Instant(row.QueuedAt)),
        new("assignedAt", row => Instant(row.AssignedAt)),
        new("startedAt", row => Instant(row.StartedAt)),
        new("endedAt", row => Instant(row.EndedAt)),
        new("ending", row => row.Ending),
        new("outcome", row => row.Outcome),
    ];

    public static IReadOnlyList<TableColumn<AuditRowView>> OfAudit { get; } =
    [
        Numbers<AuditRowView>("sequence", row => row.Sequence),
        new("at", row => Instant(row.At)),
        new("role", row => KebabNames<ActorKind>.NameOf(row.By.Kind)),
        new("actor", row => row.By.Id),
        new("event", row => row.Event),
        new("kind", row => GrainKindNames.NameOf(row.Kind)),
        new("id", row => row.Id),
        Numbers<AuditRowView>("version", row => row.Version),
        new("reason", row => row.Reason?.ToString()),
        new("grain", row => row.Grain),
        new("proof", row => row.Proof),
    ];

    private static string Several(IEnumerable<string?>? texts) => string.Join("; ", texts?.OfType<string>().Distinct() ?? []);

    private static TableColumn<T> Numbers<T>(string name, Func<T, decimal?> number) => TableColumn<T>.OfNumbers(name, number);

    private static string? Instant(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
