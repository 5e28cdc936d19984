using Coordination.Centres;
using Coordination.Orleans.Halls;
using Coordination.Plans;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Halls;

public sealed class OpenHallsReaderTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly VirtualClock _clock = new(SampleGrain.Noon);
    private readonly InMemoryJournal _journal = new();
    private readonly SampleGrain _request = SampleGrain.Request(1);

    [Fact]
    public async Task ReadAsync_NothingWrittenForLong_ReadsEveryTwelfthTime()
    {
        await _journal.AppendAsync(_request.Next());
        var reader = Make();
        await ReadAsync(reader, times: 5);

        var read = await ReadAsync(reader, times: 24);

        read.ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_OpenedAMomentAgo_FindsIt()
    {
        var reader = Make();
        await ReadAsync(reader, times: 5);
        (await reader.ReadAsync(default)).ShouldBeEmpty();

        await _journal.AppendAsync(_request.Next());

        (await reader.ReadAsync(default)).ShouldHaveSingleItem().Centre.ShouldBe(SampleGrain.Wola);
    }

    private OpenHallsReader Make() => new(_journal, new PlanCatalogue(null!), new RecordWatch(_journal, _clock));

    // Each reading gives a list of its own.
    private async Task<int> ReadAsync(OpenHallsReader reader, int times)
    {
        var lists = new HashSet<object>(ReferenceEqualityComparer.Instance) { await reader.ReadAsync(default) };
        for (var time = 0; time < times; time++)
        {
            _clock.Advance(Every);
            lists.Add(await reader.ReadAsync(default));
        }

        return lists.Count - 1;
    }
}
