using System.Globalization;
using System.Reflection;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>Which of a hall's batches.</summary>
/// <param name="Department">Only those for this department.</param>
/// <param name="Stage">Only those that are so far.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Problem">What is wrong with the query.</param>
internal sealed record BatchListQuery(DepartmentId? Department, BatchStage? Stage, QueryCursor? After, int Limit, Problem? Problem) : IBound
{
    private const string Order = "batches-";

    public static ValueTask<BatchListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var stage = query.Name<BatchStage>("stage");
        if (stage == BatchStage.None)
        {
            query.Wrong("stage", "The parameter 'stage' must be one of running, stopping, cancelled, done.");
        }

        var list = new BatchListQuery(
            query.Id<DepartmentId>("department"), stage, QueryCursors.Read(query, Order), (int)(query.Number("limit", 1, RequestSearch.MaxLimit) ?? RequestSearch.DefaultLimit), Problem: null);
        return ValueTask.FromResult<BatchListQuery?>(list with { Problem = query.Finish() });
    }

    /// <summary>The cursor of the page after a batch.</summary>
    public static string? CursorAfter(BatchState? last) => QueryCursors.Write(Order, last is null ? null : new QueryCursor(last.StartedAt, last.Id.ToString()));
}

/// <summary>Which of a batch's requests.</summary>
/// <param name="Outcome">Only those of which this became.</param>
/// <param name="After">Only those behind this place, which counts from 0.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Problem">What is wrong with the query.</param>
internal sealed record BatchItemsQuery(BatchOutcome? Outcome, int After, int Limit, Problem? Problem) : IBound
{
    private const string Name = "batch-items";

    public static ValueTask<BatchItemsQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var list = new BatchItemsQuery(
            query.Name<BatchOutcome>("outcome"), ReadCursor(query), (int)(query.Number("limit", 1, RequestSearch.MaxLimit) ?? RequestSearch.DefaultLimit), Problem: null);
        return ValueTask.FromResult<BatchItemsQuery?>(list with { Problem = query.Finish() });
    }

    /// <summary>The cursor of the page after a request.</summary>
    public static string? CursorAfter(BatchItem? last) => last is null ? null : OpaqueText.Write(string.Create(CultureInfo.InvariantCulture, $"{Name} {last.At}"));

    private static int ReadCursor(QueryReader query)
    {
        if (query.Text("cursor") is not { } text)
        {
            return -1;
        }

        if (OpaqueText.Read(text) is [Name, var digits] && Digits.TryRead<int>(digits, out var at) && at >= 0)
        {
            return at;
        }

        query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page of this list: give it unchanged, or leave it out for the first page.");
        return -1;
    }
}
