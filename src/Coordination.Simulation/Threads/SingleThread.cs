namespace Coordination.Simulation.Threads;

/// <summary>Runs asynchronous work to its end on the calling thread alone, so that a seeded run is the same every time.</summary>
/// <remarks>Continuations that would go to the thread pool come back here, in the order in which they became ready.</remarks>
internal static class SingleThread
{
    /// <summary>Runs the work; what it throws is thrown here.</summary>
    public static T Run<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = SynchronizationContext.Current;
        using var here = new SingleThreadContext();
        SynchronizationContext.SetSynchronizationContext(here);
        try
        {
            var task = work();
            here.RunUntil(task);
#pragma warning disable VSTHRD002 // The task is done: its result is fetched, nothing waits.
            return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private sealed class SingleThreadContext : SynchronizationContext, IDisposable
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];
        private readonly SemaphoreSlim _arrived = new(0);

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_ready)
            {
                _ready.Enqueue((d, state));
            }

            _arrived.Release();
        }

        public override SynchronizationContext CreateCopy() => this;

        public void RunUntil(Task task)
        {
            _ = task.ContinueWith(_ => _arrived.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (true)
            {
                _arrived.Wait();
                if (TryTake(out var next))
                {
                    next.Callback(next.State);
                }
                else if (task.IsCompleted)
                {
                    return;
                }
            }
        }

        public void Dispose() => _arrived.Dispose();

        private bool TryTake(out (SendOrPostCallback Callback, object? State) next)
        {
            lock (_ready)
            {
                return _ready.TryDequeue(out next);
            }
        }
    }
}
