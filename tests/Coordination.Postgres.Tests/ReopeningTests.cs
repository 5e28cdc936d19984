using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>A journal whose database was down when it was opened.</summary>
public sealed class ReopeningTests
{
    [Fact]
    public async Task OpenAsync_AfterItFailed_TriesAgain()
    {
        // Nothing listens on port 1.
        await using var journal = new PostgresJournal(new PostgresJournalOptions
        {
            ConnectionString = "Host=127.0.0.1;Port=1;Database=hall;Username=hall",
            RetryFor = TimeSpan.Zero,
        });

        await Should.ThrowAsync<JournalUnavailableException>(async () => await journal.OpenAsync());
        await Should.ThrowAsync<JournalUnavailableException>(async () => await journal.OpenAsync());
    }
}
