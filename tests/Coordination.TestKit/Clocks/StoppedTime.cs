namespace Coordination.TestKit.Clocks;

/// <summary>A clock by which a timer is due when a test says so, and never else.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private readonly List<Action> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add(() => callback(state));
        return new Unset();
    }

    /// <summary>Every timer made so far is due, on the thread pool as by the clock of the system.</summary>
    public Task RingAsync() => Task.Run(() => _timers.ForEach(static due => due()));

    private sealed class Unset : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
