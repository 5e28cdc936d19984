using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Management.Queries;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class QueryCursorTests
{
    [Fact]
    public void Cursor_WrittenAndRead_IsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<DateTimeOffset>(),
        ArbMap.Default.ArbFor<Guid>(),
        (at, id) =>
        {
            var cursor = new QueryCursor(at.ToUniversalTime(), $"{id}/00007");
            return Read(QueryCursors.Write("due+", cursor)!, "due+").Cursor == cursor;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cursor_AnyText_IsAFaultAndNoException() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
        text => Read(text, "submitted+") is { Cursor: null, IsFault: true }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cursor_OfAnotherOrder_IsNotRead() =>
        Read(QueryCursors.Write("due+", new QueryCursor(DateTimeOffset.UnixEpoch, "a"))!, "due-").ShouldBe((null, true));

    private static (QueryCursor? Cursor, bool IsFault) Read(string text, string order)
    {
        var query = new QueryReader(new QueryCollection(new Dictionary<string, StringValues> { ["cursor"] = text }));
        var cursor = QueryCursors.Read(query, order);
        return (cursor, query.Finish() is not null);
    }
}
