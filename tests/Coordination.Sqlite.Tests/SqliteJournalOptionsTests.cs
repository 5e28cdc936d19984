using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class SqliteJournalOptionsTests
{
    private static readonly SqliteJournalOptions Good = new() { Path = "journal.db" };

    public static TheoryData<string, SqliteJournalOptions> Bad => new()
    {
        { "Path", Good with { Path = "" } },
        { "Path", Good with { Path = " " } },
        { "Path", Good with { Path = ":memory:" } },
        { "Path", Good with { Path = "a\0b" } },
        { "BusyTimeout", Good with { BusyTimeout = TimeSpan.FromTicks(-1) } },
        { "BusyTimeout", Good with { BusyTimeout = TimeSpan.FromHours(2) } },
        { "MaxGroupSize", Good with { MaxGroupSize = 0 } },
        { "MaxGroupSize", Good with { MaxGroupSize = SqliteJournalOptions.GroupSizeLimit + 1 } },
        { "CheckpointPages", Good with { CheckpointPages = 0 } },
        { "Durability", Good with { Durability = (SqliteDurability)7 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Construction_SettingOutOfRange_IsRefusedByName(string name, SqliteJournalOptions options) =>
        Should.Throw<ArgumentException>(() => new SqliteJournal(options)).Message.ShouldContain(name);

    [Fact]
    public async Task Use_BeforeOpening_IsMisuse()
    {
        await using var journal = new SqliteJournal(Good);

        await Should.ThrowAsync<InvalidOperationException>(async () => await journal.AppendAsync(SampleGrain.Request(1).Next()));
        await Should.ThrowAsync<InvalidOperationException>(async () => await journal.ReadRowAsync(default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Use_AfterDisposing_IsMisuse(bool inline)
    {
        using var folder = new TemporaryFolder();
        var journal = await SqliteFile.OpenAsync(folder.File("journal.db"), options => options with { InlineCommits = inline });
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.AppendAsync(SampleGrain.Request(1).Next()));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.ReadRowAsync(SampleGrain.Request(1).Key));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.ReadKeysAsync().ToListAsync());
    }
}
