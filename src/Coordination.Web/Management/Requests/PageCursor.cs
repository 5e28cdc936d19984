using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Json;

namespace Coordination.Web.Management.Requests;

/// <summary>A cursor as callers see it: opaque, and bound to the order it was made under.</summary>
internal static class PageCursor
{
    private const int MaxLength = 256;

    public static string Write(RowOrder order, RowCursor cursor) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{KebabNames<RowOrder>.NameOf(order)} {cursor.At.UtcTicks} {cursor.Id}")));

    public static bool TryRead(string text, RowOrder order, out RowCursor? cursor)
    {
        cursor = Decode(text)?.Split(' ') is [var name, var ticks, var id]
            && name == KebabNames<RowOrder>.NameOf(order)
            && Digits.TryRead<long>(ticks, out var at)
            && at <= DateTimeOffset.MaxValue.Ticks
            && RequestId.TryParse(id, out _)
            ? new RowCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
        return cursor is not null;
    }

    private static string? Decode(string text) => text.Length is > 0 and <= MaxLength && Base64Url.IsValid(text)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))
        : null;
}
