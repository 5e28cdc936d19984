namespace Coordination.TestKit.Memory;

/// <summary>What a piece of work takes of memory.</summary>
public static class Allocated
{
    private const int Tries = 5;

    /// <summary>
    /// Bytes that the work takes on this thread, the least of five times. A collection that another thread begins meanwhile
    /// counts the rest of this thread's allocation quantum, up to 8 KB, as taken; what the work takes itself it takes each time.
    /// </summary>
    public static long Least(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var least = long.MaxValue;
        for (var count = 0; count < Tries && least > 0; count++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
