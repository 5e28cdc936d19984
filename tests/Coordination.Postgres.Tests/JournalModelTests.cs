using Coordination.Departments;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.Testing.Journal;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>Random sequences of commands on two journals of one database, beside the simple journal in memory as the model.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class JournalModelTests(PostgresFixture postgres)
{
    [NeedFact]
    public void AnySequence_OnTwoJournalsInTurn_DoesWhatTheModelDoes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(100),
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Operation, byte Number)[]>(), commands => RunAsync(commands).GetAwaiter().GetResult()));

    private async Task<bool> RunAsync((byte Operation, byte Number)[] commands)
    {
        await using var run = new Run(postgres.NewOptions());
        await run.OpenAsync();
        foreach (var (operation, number) in commands)
        {
            await run.DoAsync(operation % 11, number % 6);
        }

        await run.CompareAsync();
        return true;
    }

    private sealed class Run(PostgresJournalOptions options) : IAsyncDisposable
    {
        private readonly InMemoryJournal _model = new();
        private readonly Dictionary<int, SampleGrain> _grains = [];
        private readonly PostgresJournal?[] _journals = new PostgresJournal?[2];
        private int _turn;
        private Epoch _epoch;

        private PostgresJournal Journal => _journals[_turn]!;

        public async Task OpenAsync()
        {
            _journals[0] = await PostgresFixture.OpenAsync(options);
            _journals[1] = await PostgresFixture.OpenAsync(options);
        }

        public Task DoAsync(int operation, int number) => operation switch
        {
            <= 2 => BothAsync(Grain(number).Next(count: 1 + operation)),
            3 => BothAsync(Grain(number).Next(row => row with { IsOpen = !row.IsOpen, Status = row.IsOpen ? "completed" : "waiting" })),
            4 => BothAsync(Grain(number).Next(row => row with { Department = new DepartmentId($"d{row.Version % 3}"), Links = [.. row.Links.Skip(1), new RowLink(new DepartmentId("x"), null)] })),
            5 => BothAsync(new SampleGrain(Grain(number).Key, SampleGrain.Wola).Next()),
            6 => BothAsync(Grain(number).Next(fence: new Fence(SampleGrain.Wola, new Epoch(_epoch.Value - (number % 2))))),
            7 => TakeEpochAsync(),
            8 => BothAtOnceAsync(number),
            9 => Task.FromResult(_turn = 1 - _turn),
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

            (await FeedByGrainAsync(Journal)).ShouldBe(await FeedByGrainAsync(_model));
            (await Journal.QueryAsync(new RowQuery { IsOpen = true })).Rows.Select(row => row.Key)
                .ShouldBe((await _model.QueryAsync(new RowQuery { IsOpen = true })).Rows.Select(row => row.Key));
            (await Journal.CountByStatusAsync(SampleGrain.Wola, GrainKind.Request)).OrderBy(pair => pair.Key)
                .ShouldBe((await _model.CountByStatusAsync(SampleGrain.Wola, GrainKind.Request)).OrderBy(pair => pair.Key));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var journal in _journals)
            {
                await journal!.DisposeAsync();
            }
        }

        // In the order of the feed within each grain: between grains, appends at the same time have none.
        private static async Task<IEnumerable<(GrainKey, long, EventHash)>> FeedByGrainAsync(IJournal journal) =>
            (await journal.ReadFeedAsync(0, 10_000))
                .OrderBy(entry => entry.Grain.Id, StringComparer.Ordinal)
                .Select(entry => (entry.Grain, entry.Event.Version, entry.Event.Hash));

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
            var appends = Enumerable.Range(0, number + 1).Select(i => Grain(i / 2).Next()).ToList();
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
            _journals[_turn] = await PostgresFixture.OpenAsync(options);
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
