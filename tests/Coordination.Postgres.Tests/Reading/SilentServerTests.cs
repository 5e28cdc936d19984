using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests.Reading;

/// <summary>The server hears what it is asked, and its answers do not arrive.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class SilentServerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int PoolSize = 8;

    private HoldingRelay? _relay;
    private DataSources? _sources;

    private HoldingRelay Relay => _relay!;

    public Task InitializeAsync()
    {
        _relay = new HoldingRelay(new NpgsqlConnectionStringBuilder(postgres.ConnectionString));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Relay.DisposeAsync();
        await (_sources?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    // A cancelled statement costs a further connection, and the thread that cancels waits for it.
    [NeedFact]
    public async Task ReadAsync_CallersGiveUp_EndsTheirWaitAndOpensNoConnectionForIt()
    {
        var readers = Open(TimeSpan.FromSeconds(15), connectSeconds: 10);
        using var callers = new CancellationTokenSource();
        var reading = await ReadOnEachConnectionAsync(readers, Relay.Silence, callers.Token);
        await HeldAsync(PoolSize);

        await callers.CancelAsync();

        foreach (var read in reading)
        {
            await Should.ThrowAsync<OperationCanceledException>(read);
        }

        Relay.Accepted.ShouldBe(PoolSize);
    }

    [NeedFact]
    public async Task ReadAsync_CallersHaveGivenUp_GivesTheConnectionsBackWhenTheServerAnswers()
    {
        var readers = Open(TimeSpan.FromSeconds(15), connectSeconds: 10);
        using var callers = new CancellationTokenSource();
        var reading = await ReadOnEachConnectionAsync(readers, Relay.Silence, callers.Token);
        await HeldAsync(PoolSize);
        await callers.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Task.WhenAll(reading));

        Relay.Speak();
        var again = await ReadOnEachConnectionAsync(readers, () => { }, CancellationToken.None);

        (await Task.WhenAll(again)).ShouldAllBe(value => value == 1);
        Relay.Accepted.ShouldBe(PoolSize);
    }

    [NeedFact]
    public async Task ReadAsync_ServerDoesNotAnswerInTime_FailsAndReadsAgainWhenItDoes()
    {
        var readers = Open(TimeSpan.FromMilliseconds(10), connectSeconds: 4);
        var reading = await ReadOnEachConnectionAsync(readers, Relay.Silence, CancellationToken.None);

        foreach (var read in reading)
        {
            (await Should.ThrowAsync<JournalUnavailableException>(read)).Message.ShouldContain("did not answer within 0.01 s");
        }

        Relay.Speak();
        (await ReadUntilAnsweredAsync(readers)).ShouldBe(1);
    }

    [NeedFact]
    public async Task StreamAsync_CallerGivesUp_Ends()
    {
        var readers = Open(TimeSpan.FromSeconds(15), connectSeconds: 4);
        using var caller = new CancellationTokenSource();
        await using var rows = readers.StreamAsync(SilentAsync, caller.Token).GetAsyncEnumerator();
        (await rows.MoveNextAsync()).ShouldBeTrue();
        var next = rows.MoveNextAsync().AsTask();
        await HeldAsync(1);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next);
    }

    private async IAsyncEnumerable<int> SilentAsync(NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return await connection.ReadOneAsync<int>("SELECT 1", stop);
        Relay.Silence();
        yield return await connection.ReadOneAsync<int>("SELECT 2", stop);
    }

    private Readers Open(TimeSpan commandTimeout, int connectSeconds)
    {
        var way = new NpgsqlConnectionStringBuilder(Relay.Open()) { MaxPoolSize = PoolSize, Timeout = connectSeconds };
        var options = new PostgresJournalOptions { ConnectionString = way.ConnectionString, CommandTimeout = commandTimeout, RetryFor = TimeSpan.Zero };
        _sources = new DataSources(options);
        return new Readers(_sources.Readers, new SqlTexts(options.Schema), new FaultTranslator(_sources.Target, options), options, TimeProvider.System);
    }

    // Each has a connection before the first one asks.
    private static async Task<List<Task<int>>> ReadOnEachConnectionAsync(Readers readers, Action before, CancellationToken callers)
    {
        var (go, reading) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new List<Task<int>>());
        while (reading.Count < PoolSize)
        {
            var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var read = readers.ReadAsync(
                async (connection, stop) =>
                {
                    opened.SetResult();
                    await go.Task;
                    return await connection.ReadOneAsync<int>("SELECT 1", stop);
                },
                callers).AsTask();
            await await Task.WhenAny(opened.Task, read);
            reading.Add(read);
        }

        before();
        go.SetResult();
        return reading;
    }

    // Once it may be heard, the server may take longer for one answer than this reader waits.
    private static async Task<int> ReadUntilAnsweredAsync(Readers readers)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await readers.ReadAsync((connection, stop) => connection.ReadOneAsync<int>("SELECT 1", stop).AsTask(), CancellationToken.None);
            }
            catch (JournalUnavailableException) when (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(1))
            {
                await Task.Yield();
            }
        }
    }

    private async Task HeldAsync(int count)
    {
        while (Relay.Silenced < count)
        {
            await Task.Yield();
        }
    }
}
