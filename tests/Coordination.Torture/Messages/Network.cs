using Coordination.Journal;
using Coordination.Torture.Invariants;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Messages;

/// <summary>The way of a message between two grains: late always by a little, and in bad times lost or repeated as well.</summary>
internal sealed class Network(RunEnvironment around, HostProcess process)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(5);

    private World World => around.World;

    public InvariantMonitor Watch => around.Watch;

    public HostProcess Process => process;

    /// <summary>A message without an answer: nobody learns that it was lost.</summary>
    public async ValueTask TellAsync(Func<ValueTask> tell)
    {
        if (IsDirect())
        {
            await tell();
            return;
        }

        if (IsLost())
        {
            throw NoAnswer();
        }

        if (around.NetworkFaults.Now is { } bad && World.Chance.Percent(bad.Repeated))
        {
            World.After(process.Context, Late(), () => Repeat(tell), isIo: true);
        }

        await World.DelayAsync(process.Context, Late(), isIo: true);
        await tell();
        if (IsLost())
        {
            throw NoAnswer();
        }
    }

    /// <summary>A question and its answer; either may be lost.</summary>
    public async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask)
    {
        if (IsDirect())
        {
            return await ask();
        }

        if (IsLost())
        {
            throw NoAnswer();
        }

        await World.DelayAsync(process.Context, Late(), isIo: true);
        var answer = await ask();
        await World.DelayAsync(process.Context, Late(), isIo: true);
        return IsLost() ? throw NoAnswer() : answer;
    }

    private static async void Repeat(Func<ValueTask> tell)
    {
        try
        {
            await tell();
        }
        catch (CoordinationException)
        {
            // The first message has the answer.
        }
    }

    private static CommitUnknownException NoAnswer() => new("No answer came from another grain.");

    // In one process most messages are calls; now and then one is overtaken.
    private bool IsDirect() => around.NetworkFaults.Now is null && !World.Chance.Percent(30);

    private bool IsLost() => around.NetworkFaults.Now is { } bad && World.Chance.Percent(bad.Lost);

    private TimeSpan Late() => World.Chance.Delay(around.NetworkFaults.Now?.Most ?? Usual);
}
