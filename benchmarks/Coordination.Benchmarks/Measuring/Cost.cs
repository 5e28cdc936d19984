namespace Coordination.Benchmarks.Measuring;

/// <summary>What was used up: a moment's counters, or the difference of two moments.</summary>
/// <param name="BytesWritten">Bytes that the store wrote; null where that cannot be told.</param>
/// <param name="Process">CPU time of this process.</param>
/// <param name="Server">CPU time of the database server's processes; zero for a store in this process, null where it cannot be told.</param>
/// <param name="Allocated">Bytes allocated on the heap of this process.</param>
internal readonly record struct Cost(long? BytesWritten, TimeSpan Process, TimeSpan? Server, long Allocated)
{
    public static Cost operator -(Cost later, Cost earlier) => new(
        later.BytesWritten - earlier.BytesWritten,
        later.Process - earlier.Process,
        later.Server - earlier.Server,
        later.Allocated - earlier.Allocated);
}
