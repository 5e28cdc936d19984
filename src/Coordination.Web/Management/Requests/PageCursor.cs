using System.Globalization;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Json;

namespace Coordination.Web.Management.Requests;

/// <summary>A cursor as callers see it: opaque, and bound to the order it was made under.</summary>
internal static class PageCursor
{
    public static string Write(RowOrder order, RowCursor cursor) => OpaqueText.Write(
        string.Create(CultureInfo.InvariantCulture, $"{KebabNames<RowOrder>.NameOf(order)} {cursor.At.UtcTicks} {cursor.Id}"));

    public static bool TryRead(string text, RowOrder order, out RowCursor? cursor)
    {
        cursor = OpaqueText.Read(text) is [var name, var ticks, var id]
            && name == KebabNames<RowOrder>.NameOf(order)
            && Digits.TryRead<long>(ticks, out var at)
            && at <= DateTimeOffset.MaxValue.Ticks
            && RequestId.TryParse(id, out _)
            ? new RowCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
        return cursor is not null;
    }
}
