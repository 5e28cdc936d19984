using System.Collections.Immutable;
using System.Reflection;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Requests;

/// <summary>Which requests to list.</summary>
internal sealed record RequestListQuery(RowQuery Rows, Problem? Problem) : IBound
{
    public const int MaxLimit = 1000;

    private const int DefaultLimit = 100;

    public static ValueTask<RequestListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var rows = Read(query);
        return ValueTask.FromResult<RequestListQuery?>(new RequestListQuery(rows, query.Finish()));
    }

    private static RowQuery Read(QueryReader query)
    {
        var order = query.Name<RowOrder>("order") ?? RowOrder.Since;
        return new RowQuery
        {
            Centre = query.Id<CentreId>("centre"),
            Department = query.Id<DepartmentId>("department"),
            Staff = query.Id<StaffId>("staff"),
            Statuses = Statuses(query),
            Urgency = (Urgency?)query.Number("urgency", (long)Urgency.EspeciallyUrgent, (long)Urgency.NotUrgent),
            IsOpen = query.Flag("open"),
            DueFrom = query.Instant("dueFrom"),
            DueBefore = query.Instant("dueBefore"),
            Order = order,
            Limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit),
            After = Cursor(query, order),
        };
    }

    private static ImmutableArray<string> Statuses(QueryReader query)
    {
        var statuses = query.Texts("status");
        if (statuses is [] && query.Text("status") is not null)
        {
            // An empty list would be no filter at all, and nobody who sends one means that.
            query.Wrong("status", $"The parameter 'status' is empty: leave it out for all, or give some of {KebabNames<RequestStatus>.All}.");
        }
        else if (statuses.FirstOrDefault(status => !KebabNames<RequestStatus>.TryParse(status, out _)) is { } wrong)
        {
            query.Wrong("status", $"The parameter 'status' has '{Shorten(wrong)}': it must be of {KebabNames<RequestStatus>.All}.");
        }

        return [.. statuses];
    }

    private static RowCursor? Cursor(QueryReader query, RowOrder order)
    {
        if (query.Text("cursor") is not { } text)
        {
            return null;
        }

        if (!PageCursor.TryRead(text, order, out var cursor))
        {
            query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page in the same order: give it unchanged, or leave it out for the first page.");
        }

        return cursor;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
