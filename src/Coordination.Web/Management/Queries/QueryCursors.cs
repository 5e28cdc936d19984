using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Coordination.Identity;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Json;

namespace Coordination.Web.Management.Queries;

/// <summary>A cursor as callers see it: opaque, and bound to the order that it was made under.</summary>
internal static class QueryCursors
{
    private const int MaxLength = 256;

    public static string? Write(string order, QueryCursor? cursor) => cursor is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{order} {cursor.At.UtcTicks} {cursor.Key}")));

    /// <summary>Reads the parameter <c>cursor</c>.</summary>
    public static QueryCursor? Read(QueryReader query, string order)
    {
        if (query.Text("cursor") is not { } text)
        {
            return null;
        }

        if (Decode(text)?.Split(' ') is [var name, var ticks, var key]
            && name == order && Digits.TryRead<long>(ticks, out var at) && at <= DateTimeOffset.MaxValue.Ticks && key.All(char.IsAscii))
        {
            return new QueryCursor(new DateTimeOffset(at, TimeSpan.Zero), key);
        }

        query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page in the same order: give it unchanged, or leave it out for the first page.");
        return null;
    }

    private static string? Decode(string text) => text.Length is > 0 and <= MaxLength && Base64Url.IsValid(text)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))
        : null;
}
