using Coordination.Batches;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Json;
using Coordination.Web.Management.Batches;
using Microsoft.AspNetCore.WebUtilities;

namespace Coordination.Console.Batches;

/// <summary>Says a batch in words.</summary>
internal static class BatchWords
{
    public static string PathOf(CentreId hall, BatchId batch) => $"{ConsolePaths.OfHall(hall)}/batches/{batch}";

    /// <summary>What each request is told.</summary>
    public static string Of(PageContext page, BatchView batch) => Of(page, new BatchOrder(batch.Command) { Urgency = batch.Urgency, To = batch.To, Staff = batch.Staff });

    /// <summary>What each request is told.</summary>
    public static string Of(PageContext page, BatchOrder order) => order switch
    {
        { Urgency: { } urgency } => page.Texts.Of("Batch.escalate.To", (int)urgency, page.Texts.Of(urgency)),
        { To: { } to } => page.Texts.Of("Batch.transfer.To", page.NameOf(to)),
        { Staff: { } staff } => page.Texts.Of("Batch.give.To", page.NameOf(staff)),
        _ => page.Texts.Of($"Batch.{KebabNames<BatchVerb>.NameOf(order.Verb)}"),
    };

    /// <summary>A batch in one line.</summary>
    public static string About(PageContext page, BatchView batch) =>
        page.Texts.Of("AboutBatch", Of(page, batch), page.Texts.Number(batch.Done + batch.Refused), page.Texts.Number(batch.Count));

    /// <summary>Why a request has refused, for whoever gave the batch: by what it was told where that says more, else as other refusals are told.</summary>
    public static string OfRefusal(PageContext page, BatchVerb verb, string code) =>
        page.Texts.OrNull($"Refusal.{code}.{KebabNames<BatchVerb>.NameOf(verb)}") ?? page.Texts.OrNull($"Refusal.{code}") ?? page.Texts.OfCode("Because", code);

    /// <summary>The parts of a filter, each with its name.</summary>
    public static IEnumerable<(string Name, string Value)> PartsOf(PageContext page, string? filter) =>
        filter is null ? [(page.Texts.Of("Requests"), page.Texts.Of("NamedOneByOne"))]
        : filter == "*" ? [(page.Texts.Of("Requests"), page.Texts.Of("AllRequests"))]
        : QueryHelpers.ParseQuery(filter).SelectMany(field => field.Value.Select(value => (page.Texts.OfCode("Filter", field.Key), ValueOf(page, field.Key, value ?? ""))));

    /// <summary>A value of a filter, as people call it.</summary>
    public static string ValueOf(PageContext page, string name, string value) => name switch
    {
        "service" when ServiceId.TryParse(value, out var service) => page.NameOf(service),
        "department" when DepartmentId.TryParse(value, out var department) => page.NameOf(department),
        "holder" or "handledBy" when StaffId.TryParse(value, out var staff) => page.NameOf(staff),
        "status" => string.Join(page.Texts.Of("ListAnd"), value.Split(',').Select(one => KebabNames<RequestStatus>.TryParse(one, out var status) ? page.Texts.Of(status) : one)),
        "channel" when KebabNames<Channel>.TryParse(value, out var channel) => page.Texts.Of(channel),
        "urgency" when Enum.TryParse<Urgency>(value, out var urgency) && Enum.IsDefined(urgency) => page.Texts.Of("PersonAt", value, page.Texts.Of(urgency)),
        "open" or "missed" or "descending" => page.Texts.Of(value == "true" ? "Yes" : "No"),
        _ when DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var at) && value.Contains('T', StringComparison.Ordinal) => page.Time(at),
        _ => value,
    };
}
