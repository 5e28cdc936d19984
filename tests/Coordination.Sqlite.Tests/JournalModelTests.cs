using Coordination.Departments;
using Coordination.Journal;
using Coordination.Testing.Journal;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>Random sequences of commands on a real file, beside the simple journal in memory as the model.</summary>
public sealed class JournalModelTests
{
    [Fact]
    public void AnySequence_OnAFile_DoesWhatTheModelDoes() => CheckSequences(options => options);

    [Fact]
    public void AnySequence_Inline_DoesWhatTheModelDoes() =>
        CheckSequences(options => options with { InlineCommits = true, Durability = SqliteDurability.Relaxed, MaxGroupSize = 3 });

    private static void CheckSequences(Func<SqliteJournalOptions, SqliteJournalOptions> options) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(120),
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Operation, byte Number)[]>(), commands => RunAsync(commands, options).GetAwaiter().GetResult()));

    private static async Task<bool> RunAsync(
        (byte Operation, byte Number)[] commands, Func<SqliteJournalOptions, SqliteJournalOptions> options)
    {
        using var folder = new TemporaryFolder();
        await using var run = new Run(() => SqliteFile.OpenAsync(folder.File("journal.db"), options));
        await run.OpenAsync();
        foreach (var (operation, number) in commands)
        {
            await run.DoAsync(operation % 10, number % 6);
        }

        await run.CompareAsync();
        return true;
    }

    private sealed class Run(Func<Task<SqliteJournal>> open) : IAsyncDisposable
    {
        private readonly InMemoryJournal _model = new();
        private readonly Dictionary<int, SampleGrain> _grains = [];
        private SqliteJournal? _journal;
        private Epoch _epoch;

        private SqliteJournal Journal => _journal!;

        public async Task OpenAsync() => _journal = await open();

        public Task DoAsync(int operation, int number) => operation switch
        {
            <= 2 => BothAsync(Grain(number).Next(count: 1 + operation)),
            3 => BothAsync(Grain(number).Next(row => row with { IsOpen = !row.IsOpen, Status = row.IsOpen ? "completed" : "waiting" })),
            4 => BothAsync(Grain(number).Next(row => row with { Department = new DepartmentId($"d{row.Version % 3}"), Links = [.. row.Links.Skip(1), new RowLink(new DepartmentId("x"), null)] })),
            5 => BothAsync(new SampleGrain(Grain(number).Key, SampleGrain.Wola).Next()),
            6 => BothAsync(Grain(number).Next(fence: new Fence(SampleGrain.Wola, new Epoch(_epoch.Value - (number % 2))))),
            7 => TakeEpochAsync(),
            8 => BothAtOnceAsync(number),
            _ => ReopenAsync(),
        };

        public async Task CompareAsync()
        {
            (await Journal.ReadKeysAsync().ToListAsync()).ShouldBe(await _model.ReadKeysAsync().ToListAsync());
            foreach (var grain in _grains.Values)
            {
                var expected = await _model.ReadRowAsync(grain.Key);
                var found = await Journal.ReadRowAsync(grain.Key);
                (found is null).ShouldBe(expected is null);
                found?.ShouldEqual(expected!);
            }

            var feed = await Journal.ReadFeedAsync(0, 10_000);
            var expectedFeed = await _model.ReadFeedAsync(0, 10_000);
            feed.Select(entry => (entry.Grain, entry.Event.Version, entry.Event.Hash))
                .ShouldBe(expectedFeed.Select(entry => (entry.Grain, entry.Event.Version, entry.Event.Hash)));
            var open = await Journal.QueryAsync(new RowQuery { IsOpen = true });
            open.Rows.Select(row => row.Key).ShouldBe((await _model.QueryAsync(new RowQuery { IsOpen = true })).Rows.Select(row => row.Key));
            (await Journal.CountByStatusAsync(SampleGrain.Wola, GrainKind.Request)).OrderBy(pair => pair.Key)
                .ShouldBe((await _model.CountByStatusAsync(SampleGrain.Wola, GrainKind.Request)).OrderBy(pair => pair.Key));
        }

        public ValueTask DisposeAsync() => Journal.DisposeAsync();

        private SampleGrain Grain(int number) =>
            _grains.TryGetValue(number, out var grain) ? grain : _grains[number] = SampleGrain.Request(number);

        private async Task BothAsync(Append append)
        {
            var found = await OutcomeAsync(Journal.AppendAsync(append));
            var expected = await OutcomeAsync(_model.AppendAsync(append));
            found.ShouldBe(expected);
            if (_grains.Values.FirstOrDefault(grain => grain.Key == append.Row.Key) is { } grain)
            {
                grain.GoBackTo(await _model.ReadRowAsync(grain.Key) ?? new SampleGrain(grain.Key, SampleGrain.Wola).Row);
            }
        }

        private async Task BothAtOnceAsync(int number)
        {
            var appends = Enumerable.Range(0, number + 1).Select(i => Grain(i).Next()).ToList();
            var found = appends.Select(append => Journal.AppendAsync(append).AsTask()).ToList();
            foreach (var append in appends)
            {
                await _model.AppendAsync(append);
            }

            await Task.WhenAll(found);
        }

        private async Task TakeEpochAsync()
        {
            _epoch = await _model.TakeEpochAsync(SampleGrain.Wola);
            (await Journal.TakeEpochAsync(SampleGrain.Wola)).ShouldBe(_epoch);
        }

        private async Task ReopenAsync()
        {
            await Journal.DisposeAsync();
            await OpenAsync();
        }

        private static async Task<Type?> OutcomeAsync(ValueTask append)
        {
            try
            {
                await append;
                return null;
            }
            catch (CoordinationException exception)
            {
                return exception.GetType();
            }
        }
    }
}
