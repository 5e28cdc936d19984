using Coordination.Web.Management.Plans;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>Two plans are read at a time, and nobody's place is kept who has left or is too slow.</summary>
public sealed class PlanGateTests
{
    [Fact]
    public async Task Pass_ThreeAtOnce_ReadsTwoAndThenTheThird()
    {
        using var gate = new PlanGate(TimeProvider.System, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        var done = new TaskCompletionSource<Problem?>();
        var begun = 0;

        var passing = Enumerable.Range(0, 3).Select(_ => gate.PassAsync(ReadAsync, new DefaultHttpContext()).AsTask()).ToList();

        begun.ShouldBe(PlanGate.AtOnce);
        done.SetResult(null);
        (await Task.WhenAll(passing)).ShouldAllBe(problem => problem == null);
        begun.ShouldBe(3);

        async ValueTask<Problem?> ReadAsync(HttpContext context, CancellationToken ended)
        {
            begun++;
            return await done.Task;
        }
    }

    [Fact]
    public async Task Pass_OthersTakeTooLong_SaysToComeBack()
    {
        using var gate = new PlanGate(TimeProvider.System, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        var done = new TaskCompletionSource<Problem?>();
        var others = Enumerable.Range(0, PlanGate.AtOnce).Select(_ => gate.PassAsync(async (_, _) => await done.Task, new DefaultHttpContext()).AsTask()).ToList();

        var problem = await gate.PassAsync((_, _) => throw new InvalidOperationException("It was not its turn."), new DefaultHttpContext());

        problem.ShouldNotBeNull().Status.ShouldBe(503);
        problem.RetryAfter.ShouldBe(5);
        done.SetResult(null);
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task Pass_SenderWhoIsTooSlow_LosesTheTurn()
    {
        using var gate = new PlanGate(TimeProvider.System, TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(20));

        (await gate.PassAsync(ForEverAsync, new DefaultHttpContext())).ShouldNotBeNull().Status.ShouldBe(408);
    }

    [Fact]
    public async Task Pass_SenderWhoLeaves_StopsTheWork()
    {
        using var gate = new PlanGate(TimeProvider.System, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        using var left = new CancellationTokenSource();
        var passing = Enumerable.Range(0, PlanGate.AtOnce + 1).Select(_ => gate.PassAsync(ForEverAsync, new DefaultHttpContext { RequestAborted = left.Token }).AsTask()).ToList();

        await left.CancelAsync();

        foreach (var one in passing)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => one);
        }

        (await gate.PassAsync((_, _) => ValueTask.FromResult<Problem?>(null), new DefaultHttpContext())).ShouldBeNull();
    }

    private static async ValueTask<Problem?> ForEverAsync(HttpContext context, CancellationToken ended)
    {
        await new TaskCompletionSource().Task.WaitAsync(ended);
        return null;
    }
}
