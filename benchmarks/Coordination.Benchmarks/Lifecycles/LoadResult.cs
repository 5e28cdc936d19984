using Coordination.Benchmarks.Measuring;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>One measurement: how many lifecycles, how long each took, and what they cost.</summary>
internal sealed class LoadResult
{
    private readonly int _count;
    private readonly Cost _cost;

    public LoadResult(LifecycleTimes[] lives, TimeSpan elapsed, Cost cost)
    {
        (_count, _cost) = (lives.Length, cost);
        Rate = lives.Length / elapsed.TotalSeconds;
        Lifecycle = Percentiles.Of(lives, life => life.Completed - life.Start);
        Submit = Percentiles.Of(lives, life => life.Submitted - life.Start);
        Take = Percentiles.Of(lives, life => life.Taken - life.Submitted);
        Complete = Percentiles.Of(lives, life => life.Completed - life.Taken);
    }

    /// <summary>Lifecycles a second.</summary>
    public double Rate { get; }

    public Percentiles Lifecycle { get; }

    public Percentiles Submit { get; }

    public Percentiles Take { get; }

    public Percentiles Complete { get; }

    /// <summary>Bytes that the store wrote per lifecycle.</summary>
    public double? Bytes => (double?)_cost.BytesWritten / _count;

    /// <summary>Microseconds of CPU of this process per lifecycle.</summary>
    public double ProcessTime => _cost.Process.TotalMicroseconds / _count;

    /// <summary>Microseconds of CPU of the database server per lifecycle.</summary>
    public double? ServerTime => _cost.Server?.TotalMicroseconds / _count;

    /// <summary>Bytes allocated per lifecycle.</summary>
    public double Allocated => (double)_cost.Allocated / _count;
}
