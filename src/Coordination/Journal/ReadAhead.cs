using System.Runtime.CompilerServices;

namespace Coordination.Journal;

/// <summary>A long read whose next page is fetched and decoded while its reader works on the one before.</summary>
/// <remarks>
/// A centre that is rebuilt takes about as long to put a request into its queues as the store takes to hand it over: side by side both
/// take the longer of the two times. One page at a time is read, so the connection is never used twice at once, and none
/// is under way any more when the reading ends, however it ends.
/// </remarks>
internal static class ReadAhead
{
    /// <summary>The items of every page, in order.</summary>
    /// <param name="read">Reads the next page, on the thread pool; it says whether another one follows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<ValueTask<(List<T> Page, bool HasMore)>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Task<(List<T> Page, bool HasMore)>? next = BeginAsync(read);
        try
        {
            while (next is not null)
            {
                var (page, hasMore) = await next;
                next = hasMore ? BeginAsync(read) : null;
                foreach (var item in page)
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return item;
                }
            }
        }
        finally
        {
            if (next is not null)
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private static async Task<(List<T> Page, bool HasMore)> BeginAsync<T>(Func<ValueTask<(List<T> Page, bool HasMore)>> read)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await read();
    }
}
