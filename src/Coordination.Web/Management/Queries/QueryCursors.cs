using System.Globalization;
using Coordination.Identity;
using Coordination.Queries;
using Coordination.Web.Binding;

namespace Coordination.Web.Management.Queries;

/// <summary>A cursor as callers see it: opaque, and bound to the order that it was made under.</summary>
internal static class QueryCursors
{
    public static string? Write(string order, QueryCursor? cursor) =>
        cursor is null ? null : OpaqueText.Write(string.Create(CultureInfo.InvariantCulture, $"{order} {cursor.At.UtcTicks} {cursor.Key}"));

    /// <summary>Reads the parameter <c>cursor</c>.</summary>
    public static QueryCursor? Read(QueryReader query, string order)
    {
        if (query.Text("cursor") is not { } text)
        {
            return null;
        }

        if (OpaqueText.Read(text) is [var name, var ticks, var key]
            && name == order && Digits.TryRead<long>(ticks, out var at) && at <= DateTimeOffset.MaxValue.Ticks && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '/'))
        {
            return new QueryCursor(new DateTimeOffset(at, TimeSpan.Zero), key);
        }

        query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page in the same order: give it unchanged, or leave it out for the first page.");
        return null;
    }
}
