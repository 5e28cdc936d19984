namespace Coordination.Sqlite;

/// <summary>Runs work on the calling thread; its faults are in the task, where awaiting callers expect them.</summary>
internal static class InlineTask
{
    public static ValueTask Run(Action work, CancellationToken cancellation)
    {
        var task = Run(
            () =>
            {
                work();
                return true;
            },
            cancellation);
        return task.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(task.AsTask());
    }

    public static ValueTask<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellation);
        }

        try
        {
            return ValueTask.FromResult(work());
        }
        catch (Exception fault)
        {
            return ValueTask.FromException<T>(fault);
        }
    }
}
