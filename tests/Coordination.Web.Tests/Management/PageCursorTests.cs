using Coordination.Journal;
using Coordination.Web.Management.Requests;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class PageCursorTests
{
    [Fact]
    public void Cursor_WrittenAndRead_IsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<DateTimeOffset>(),
        ArbMap.Default.ArbFor<Guid>().Filter(id => id != Guid.Empty),
        (at, id) =>
        {
            var cursor = new RowCursor(at.ToUniversalTime(), id.ToString());
            return PageCursor.TryRead(PageCursor.Write(RowOrder.Due, cursor), RowOrder.Due, out var read) && read == cursor;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cursor_AnyText_IsNeverAFault() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
        text => !PageCursor.TryRead(text, RowOrder.Since, out _)).QuickCheckThrowOnFailure();

    [Fact]
    public void Cursor_OfAnotherOrder_IsNotRead() =>
        PageCursor.TryRead(PageCursor.Write(RowOrder.Due, new RowCursor(DateTimeOffset.UnixEpoch, Guid.NewGuid().ToString())), RowOrder.Since, out _).ShouldBeFalse();
}
