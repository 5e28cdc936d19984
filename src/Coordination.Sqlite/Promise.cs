namespace Coordination.Sqlite;

/// <summary>Work done at once whose faults lie in the promise, where awaiting callers expect them.</summary>
internal static class Promise
{
    public static ValueTask Of(Action work, CancellationToken cancellation)
    {
        var promise = Of(
            () =>
            {
                work();
                return true;
            },
            cancellation);
        return promise.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(promise.AsTask());
    }

    public static ValueTask<T> Of<T>(Func<T> work, CancellationToken cancellation)
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
