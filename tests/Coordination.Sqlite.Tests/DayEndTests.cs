using Coordination.TestKit.Halls;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class DayEndTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task F11_HostDownAtClosing_TheMorningFindsWhatTheEveningWouldHaveLeft() =>
        ClosedHall.LiveAsync(() => new SqliteJournal(new SqliteJournalOptions { Path = _folder.File("hall.db") }), waiting: 200);
}
