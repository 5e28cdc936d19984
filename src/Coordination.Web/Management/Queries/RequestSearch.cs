using System.Collections.Immutable;
using System.Reflection;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Queries;

/// <summary>Which of a hall's requests to list.</summary>
internal sealed record RequestSearch(RequestFilter Filter, Problem? Problem) : IBound
{
    public const int MaxLimit = 1000;
    public const int DefaultLimit = 100;

    /// <summary>The order, as a cursor names it.</summary>
    public string Order => OrderOf(Filter.Order, Filter.IsDescending);

    public static ValueTask<RequestSearch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var order = query.Name<RequestOrder>("sort") ?? RequestOrder.Submitted;
        var isDescending = query.Flag("descending") ?? false;
        var filter = new RequestFilter
        {
            Centre = Hall(context),
            Service = query.Id<ServiceId>("service"),
            Statuses = Statuses(query),
            IsOpen = query.Flag("open"),
            Urgency = (Urgency?)query.Number("urgency", (long)Urgency.EspeciallyUrgent, (long)Urgency.NotUrgent),
            Department = query.Id<DepartmentId>("department"),
            Holder = query.Id<StaffId>("holder"),
            HandledBy = query.Id<StaffId>("handledBy"),
            Channel = query.Name<Channel>("channel"),
            Applicant = query.Name<ApplicantKind>("applicant"),
            Missed = query.Flag("missed"),
            Submitted = Range(query, "submitted"),
            Closed = Range(query, "closed"),
            Due = Range(query, "due"),
            Order = order,
            IsDescending = isDescending,
            Limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit),
            After = QueryCursors.Read(query, OrderOf(order, isDescending)),
        };
        return ValueTask.FromResult<RequestSearch?>(new RequestSearch(filter, query.Finish()));
    }

    /// <summary>The hall in the path; where that is none, the path's own check says so.</summary>
    public static CentreId Hall(HttpContext context) =>
        CentreId.TryParse(context.GetRouteValue("centre") as string, out var centre) ? centre : default;

    /// <summary>A stretch of time between <c>…From</c> and <c>…Before</c>.</summary>
    public static TimeRange Range(QueryReader query, string name) => new(query.Instant($"{name}From"), query.Instant($"{name}Before"));

    private static string OrderOf(RequestOrder order, bool isDescending) => $"{KebabNames<RequestOrder>.NameOf(order)}{(isDescending ? "-" : "+")}";

    private static ImmutableArray<RequestStatus> Statuses(QueryReader query)
    {
        var names = query.Texts("status");
        if (names.FirstOrDefault(name => !IsStatus(name)) is { } wrong)
        {
            query.Wrong("status", $"The parameter 'status' has '{Shown.Name(wrong)}': it must be of {KebabNames<RequestStatus>.All}.{Nearest.Ask(wrong, KebabNames<RequestStatus>.All.Split(", "))}");
            return [];
        }

        // No name at all would be no filter, and nobody who sends one means that.
        if (names.Count == 0 && query.Text("status") is not null)
        {
            query.Wrong("status", $"The parameter 'status' is empty: leave it out for all, or give some of {KebabNames<RequestStatus>.All}.");
        }

        return [.. names.Select(name => KebabNames<RequestStatus>.TryParse(name, out var status) ? status : default)];
    }

    private static bool IsStatus(string name) => KebabNames<RequestStatus>.TryParse(name, out var status) && status != RequestStatus.None;
}
