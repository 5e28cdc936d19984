using Coordination.TestKit.Access;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Access in a file that two hosts have open.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Revoke_ByOneHost_HoldsAtTheOtherWithinFiveSeconds()
    {
        using var folder = new TemporaryFolder();
        await using var one = new SqliteJournal(new SqliteJournalOptions { Path = folder.File("journal.db") });
        await using var other = await SqliteFile.OpenAsync(folder.File("journal.db"), options => options);

        await RevocationCheck.RunAsync(one, other);
    }
}
