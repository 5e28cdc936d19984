using System.Collections.Concurrent;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Orleans.Halls;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Halls;

public sealed class HallQueueTests
{
    private const int AtOnce = 3;

    private static readonly CentreId[] Thousand = [.. Enumerable.Range(1, 1000).Select(n => new CentreId($"hall-{n}"))];

    private readonly BackgroundWork _background = new(NullLogger<BackgroundWork>.Instance);
    private readonly ConcurrentQueue<CentreId> _done = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _begun = new(0);
    private int _running;
    private int _most;

    [Fact]
    public async Task Add_AThousandHallsAtOnce_WorksAtAFewAtATimeAndLeavesNoneOut()
    {
        var queue = new HallQueue("test", AtOnce, _background, HeldAsync);

        queue.Add(Thousand);
        await BegunAsync(AtOnce);
        queue.Waiting.ShouldBe(Thousand.Length - AtOnce);
        _gate.SetResult();
        await _background.WhenIdleAsync();

        _most.ShouldBe(AtOnce);
        _done.Order().ShouldBe(Thousand.Order());
    }

    [Fact]
    public async Task Add_AHallThatWaits_DoesNotAddItAgain()
    {
        var queue = new HallQueue("test", 1, _background, HeldAsync);
        queue.Add(Thousand[0]);
        await BegunAsync(1);

        queue.Add(Thousand[1], Thousand[2], Thousand[1]);
        queue.Add(Thousand[2], Thousand[0]);
        _gate.SetResult();
        await _background.WhenIdleAsync();

        // The first one was at work already, so that what came since may be news to it.
        _done.ShouldBe([Thousand[0], Thousand[1], Thousand[2], Thousand[0]]);
    }

    [Fact]
    public async Task Add_WorkThatFails_GoesOnWithTheOthers()
    {
        var queue = new HallQueue("test", 1, _background, hall =>
        {
            _done.Enqueue(hall);
            throw new InvalidOperationException(hall.ToString());
        });

        queue.Add(Thousand.Take(10));
        while (_done.Count < 10)
        {
            await _background.WhenIdleAsync();
        }

        _done.ShouldBe(Thousand.Take(10));
    }

    [Fact]
    public async Task Stop_HallsThatWait_AreForgottenAndNoneIsTaken()
    {
        var queue = new HallQueue("test", AtOnce, _background, HeldAsync);
        queue.Add(Thousand);
        await BegunAsync(AtOnce);

        queue.Stop();
        queue.Add(Thousand);
        _gate.SetResult();
        await _background.WhenIdleAsync();

        queue.Waiting.ShouldBe(0);
        _done.Count.ShouldBe(AtOnce);
    }

    private async ValueTask HeldAsync(CentreId hall)
    {
        var running = Interlocked.Increment(ref _running);
        lock (_done)
        {
            _most = Math.Max(_most, running);
        }

        _begun.Release();
        await _gate.Task;
        _done.Enqueue(hall);
        Interlocked.Decrement(ref _running);
    }

    private async Task BegunAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _begun.WaitAsync();
        }
    }
}
