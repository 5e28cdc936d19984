using System.Diagnostics.CodeAnalysis;

namespace Coordination.Journal;

/// <summary>One read after the other, each shared by everybody who asked before it began.</summary>
/// <remarks>
/// A read that is under way may have looked already, so whoever asks meanwhile waits for the next one: everybody gets what the record
/// showed after they asked, and a hundred who ask at once cost two reads.
/// </remarks>
/// <param name="read">Reads.</param>
internal sealed class SharedRead<T>(Func<CancellationToken, ValueTask<T>> read)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<T>? _next;
    private bool _isReading;

    /// <summary>What the record shows at some moment from now on.</summary>
    public async ValueTask<T> ReadAsync(CancellationToken cancellation = default)
    {
        if (JoinNext() is { } joined)
        {
            return await joined.WaitAsync(cancellation);
        }

        try
        {
            return await read(cancellation);
        }
        finally
        {
            _ = ReadForOthersAsync();
        }
    }

    // Null when nothing is read: the caller begins.
    private Task<T>? JoinNext()
    {
        lock (_lock)
        {
            if (!_isReading)
            {
                _isReading = true;
                return null;
            }

            return (_next ??= new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong belongs to those who wait for the read.")]
    private async Task ReadForOthersAsync()
    {
        while (TakeNext() is { } next)
        {
            try
            {
                next.SetResult(await read(CancellationToken.None));
            }
            catch (Exception fault)
            {
                next.SetException(fault);
            }
        }
    }

    private TaskCompletionSource<T>? TakeNext()
    {
        lock (_lock)
        {
            var next = _next;
            (_next, _isReading) = (null, next is not null);
            return next;
        }
    }
}
