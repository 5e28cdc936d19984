using System.Globalization;
using System.Reflection;
using Coordination.Erasures;
using Coordination.Identity;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Erasures;

/// <summary>Which part of a hall's erasures and exports.</summary>
/// <param name="After">Only those with a higher number.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Problem">What is wrong with the query.</param>
internal sealed record ErasureListQuery(long After, int Limit, Problem? Problem) : IBound
{
    private const string Name = "erasures";

    public const int DefaultLimit = 100;

    public const int MaxLimit = 1000;

    public static ValueTask<ErasureListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var after = ReadCursor(query);
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit);
        return ValueTask.FromResult<ErasureListQuery?>(new ErasureListQuery(after, limit, query.Finish()));
    }

    /// <summary>The cursor of the page after an erasure.</summary>
    public static string CursorAfter(ErasureState last) => OpaqueText.Write(string.Create(CultureInfo.InvariantCulture, $"{Name} {last.Number}"));

    /// <summary>Says that a cursor is none of this list's.</summary>
    public static void Refuse(QueryReader query) =>
        query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page of this list: give it unchanged, or leave it out for the first page.");

    private static long ReadCursor(QueryReader query)
    {
        if (query.Text("cursor") is not { } text)
        {
            return 0;
        }

        if (OpaqueText.Read(text) is [Name, var digits] && Digits.TryRead<long>(digits, out var number) && number >= 0)
        {
            return number;
        }

        Refuse(query);
        return 0;
    }
}

/// <summary>Which part of a hall's holds.</summary>
/// <param name="After">Only those of requests whose ids come after it; null for the first page.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Problem">What is wrong with the query.</param>
internal sealed record HoldListQuery(RequestId? After, int Limit, Problem? Problem) : IBound
{
    private const string Name = "holds";

    public static ValueTask<HoldListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var after = ReadCursor(query);
        var limit = (int)(query.Number("limit", 1, ErasureListQuery.MaxLimit) ?? ErasureListQuery.DefaultLimit);
        return ValueTask.FromResult<HoldListQuery?>(new HoldListQuery(after, limit, query.Finish()));
    }

    /// <summary>The cursor of the page after a hold.</summary>
    public static string CursorAfter(HoldState last) => OpaqueText.Write($"{Name} {last.Request}");

    private static RequestId? ReadCursor(QueryReader query)
    {
        if (query.Text("cursor") is not { } text)
        {
            return null;
        }

        if (OpaqueText.Read(text) is [Name, var id] && RequestId.TryParse(id, out var request))
        {
            return request;
        }

        ErasureListQuery.Refuse(query);
        return null;
    }
}
