using Coordination.Centres;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    [NeedFact]
    public async Task TakeEpochAsync_EachTime_IsHigherAlsoAfterReopening()
    {
        var first = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var second = await Journal.TakeEpochAsync(SampleGrain.Wola);
        await ReopenAsync();
        var third = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var other = await Journal.TakeEpochAsync(new CentreId("other"));

        first.Value.ShouldBe(1);
        second.ShouldBeGreaterThan(first);
        third.ShouldBeGreaterThan(second);
        other.Value.ShouldBe(1);
    }

    [NeedFact]
    public async Task ReadEpochAsync_BeforeAndAfterItIsTaken_IsTheNewest()
    {
        (await Journal.ReadEpochAsync(SampleGrain.Wola)).ShouldBe(new Epoch(0));
        await Journal.TakeEpochAsync(SampleGrain.Wola);

        var taken = await Journal.TakeEpochAsync(SampleGrain.Wola);

        (await Journal.ReadEpochAsync(SampleGrain.Wola)).ShouldBe(taken);
        (await Journal.ReadEpochAsync(new CentreId("other"))).ShouldBe(new Epoch(0));
    }

    [NeedFact]
    public async Task RenewEpochAsync_NewestOne_IsHigherAndFencesTheOneBefore()
    {
        var before = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var grain = await WriteAsync(SampleGrain.Request(1));

        var renewed = await Journal.RenewEpochAsync(SampleGrain.Wola, before);

        renewed!.Value.ShouldBeGreaterThan(before);
        (await Journal.ReadEpochAsync(SampleGrain.Wola)).ShouldBe(renewed.Value);
        await Should.ThrowAsync<FencedException>(
            async () => await Journal.AppendAsync(SampleGrain.Request(2).Next(fence: new Fence(SampleGrain.Wola, before))));
        await Journal.AppendAsync(grain.Next(fence: new Fence(SampleGrain.Wola, renewed.Value)));
    }

    [NeedFact]
    public async Task RenewEpochAsync_AnotherOneIsNewer_TakesNone()
    {
        var old = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var newest = await Journal.TakeEpochAsync(SampleGrain.Wola);

        (await Journal.RenewEpochAsync(SampleGrain.Wola, old)).ShouldBeNull();
        (await Journal.RenewEpochAsync(new CentreId("other"), new Epoch(1))).ShouldBeNull();

        (await Journal.ReadEpochAsync(SampleGrain.Wola)).ShouldBe(newest);
        (await Journal.ReadEpochAsync(new CentreId("other"))).ShouldBe(new Epoch(0));
    }

    [NeedFact]
    public async Task AppendAsync_CurrentEpoch_IsTaken()
    {
        var epoch = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var grain = SampleGrain.Request(1);

        await Journal.AppendAsync(grain.Next(fence: new Fence(SampleGrain.Wola, epoch)));
        await Journal.AppendAsync(grain.Next(fence: new Fence(SampleGrain.Wola, epoch)));

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
    }

    [NeedFact]
    public async Task AppendAsync_OldEpoch_FailsAloneAndWritesNothing()
    {
        var old = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var existing = await WriteAsync(SampleGrain.Request(7));
        var written = existing.Row;
        var current = await Journal.TakeEpochAsync(SampleGrain.Wola);
        SampleGrain[] grains = [SampleGrain.Request(1), SampleGrain.Request(2), SampleGrain.Request(3)];

        var before = Journal.AppendAsync(grains[0].Next(fence: new Fence(SampleGrain.Wola, current))).AsTask();
        var fenced = Journal.AppendAsync(grains[1].Next(fence: new Fence(SampleGrain.Wola, old))).AsTask();
        var update = Journal.AppendAsync(existing.Next(fence: new Fence(SampleGrain.Wola, old))).AsTask();
        var after = Journal.AppendAsync(grains[2].Next()).AsTask();

        var exception = await Should.ThrowAsync<FencedException>(() => fenced);
        await Should.ThrowAsync<FencedException>(() => update);
        await Task.WhenAll(before, after);
        exception.Epoch.ShouldBe(old);
        exception.Centre.ShouldBe(SampleGrain.Wola);
        (await Journal.ReadRowAsync(grains[1].Key)).ShouldBeNull();
        (await Journal.ReadRowAsync(existing.Key)).ShouldEqual(written);
        (await Journal.ReadKeysAsync().ToListAsync()).Count.ShouldBe(3);
    }

    [NeedFact]
    public async Task AppendAsync_EpochNeverTaken_IsFenced() =>
        await Should.ThrowAsync<FencedException>(
            async () => await Journal.AppendAsync(SampleGrain.Request(1).Next(fence: new Fence(SampleGrain.Wola, new Epoch(1)))));

    [NeedFact]
    public async Task TakeEpochAsync_WhileAppendsAreOnTheirWay_EachIsWrittenOrFencedAndLaterOnesAreFenced()
    {
        var old = await Journal.TakeEpochAsync(SampleGrain.Wola);
        var fence = new Fence(SampleGrain.Wola, old);
        var written = await WriteAsync(SampleGrain.Request(1));
        SampleGrain[] grains = [.. Enumerable.Range(2, 30).Select(number => SampleGrain.Request(number))];

        var before = grains[..15].Select(grain => Journal.AppendAsync(grain.Next(fence: fence)).AsTask()).ToList();
        var take = Journal.TakeEpochAsync(SampleGrain.Wola).AsTask();
        var after = grains[15..].Select(grain => Journal.AppendAsync(grain.Next(fence: fence)).AsTask()).ToList();

        (await take).ShouldBeGreaterThan(old);
        await Should.ThrowAsync<FencedException>(async () => await Journal.AppendAsync(written.Next(fence: fence)));
        foreach (var (grain, append) in grains.Zip(before.Concat(after)))
        {
            if (await Record.ExceptionAsync(() => append) is { } fault)
            {
                fault.ShouldBeOfType<FencedException>();
                (await Journal.ReadRowAsync(grain.Key)).ShouldBeNull();
            }
            else
            {
                (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
            }
        }
    }
}
