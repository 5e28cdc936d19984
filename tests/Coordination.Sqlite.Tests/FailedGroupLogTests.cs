using System.Collections.Concurrent;
using Coordination.Journal;
using Coordination.Sqlite.Storage;
using Microsoft.Extensions.Logging;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>What is logged of groups that cannot be written.</summary>
public sealed class FailedGroupLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendAsync_DiskFullAgainAndAgain_IsSaidOnceInOneSentenceWithoutAStack()
    {
        await FailAsync(new SqliteFault(raw.SQLITE_FULL, "no room"), times: 5);

        var (sentence, exception) = _log.Said.ShouldHaveSingleItem();
        sentence.ShouldContain("is full; make room on it.");
        sentence.ShouldNotContain("\n");
        exception.ShouldBeNull();
    }

    [Fact]
    public async Task AppendAsync_AnotherFaultWhileOneGoesOn_IsSaidAsWell()
    {
        await using var journal = await OpenAsync();
        await FailAsync(journal, new SqliteFault(raw.SQLITE_FULL, "no room"), times: 2);
        await FailAsync(journal, new SqliteFault(raw.SQLITE_READONLY, "not allowed"), times: 2);

        _log.Said.Count.ShouldBe(2);
        _log.Said.ShouldContain(line => line.Sentence.Contains("is read-only", StringComparison.Ordinal));
    }

    private async Task FailAsync(SqliteFault fault, int times)
    {
        await using var journal = await OpenAsync();
        await FailAsync(journal, fault, times);
    }

    private static async Task FailAsync(SqliteJournal journal, SqliteFault fault, int times)
    {
        journal.Inject = _ => fault;
        for (var number = 1; number <= times; number++)
        {
            await journal.AppendAsync(SampleGrain.Request(number).Next()).ShouldFailAsync<JournalUnavailableException>();
        }
    }

    private async Task<SqliteJournal> OpenAsync()
    {
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = _folder.File("journal.db") }, _log);
        await journal.OpenAsync();
        return journal;
    }

    private sealed class Lines : ILogger<SqliteJournal>
    {
        public ConcurrentQueue<(string Sentence, Exception? Fault)> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Said.Enqueue((formatter(state, exception), exception));
            }
        }
    }
}
