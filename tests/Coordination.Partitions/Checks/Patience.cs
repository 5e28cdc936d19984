using Coordination.SiloHost.TestKit;

namespace Coordination.Partitions.Checks;

/// <summary>Waits for what must happen at all: a limit, and as much longer as this process itself waited for a processor meanwhile.</summary>
internal sealed class Patience(CpuStarvation starvation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for it, and cancels it when the limit is over.</summary>
    /// <returns>Whether it happened.</returns>
    public async Task<bool> WaitAsync(TimeSpan limit, Func<CancellationToken, Task> what, CancellationToken deadline)
    {
        var late = starvation.Late;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(deadline);
        var happening = what(over.Token);
        for (var waited = TimeSpan.Zero; !happening.IsCompleted && waited < limit + starvation.Late - late; waited += Pause)
        {
            await Task.WhenAny(happening, Task.Delay(Pause, CancellationToken.None));
        }

        await over.CancelAsync();
        return await EndedAsync(happening);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it was not cancelled.</returns>
    public static async Task<bool> EndedAsync(Task task)
    {
        try
        {
            await task;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
