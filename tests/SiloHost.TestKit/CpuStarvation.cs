using System.Diagnostics;

namespace Coordination.SiloHost.TestKit;

/// <summary>Feels how long this machine gave its processes no processor: a thread that asks to be woken every few milliseconds, and notes how late it is.</summary>
public sealed class CpuStarvation : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private long _late;

    public CpuStarvation()
    {
        _thread = new Thread(Feel) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>For how long the thread should have run and did not, in all.</summary>
    public TimeSpan Late => new(Interlocked.Read(ref _late));

    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _over.Dispose();
    }

    private void Feel()
    {
        for (var before = Stopwatch.GetTimestamp(); !_over.Wait(Tick);)
        {
            var now = Stopwatch.GetTimestamp();
            Interlocked.Add(ref _late, Math.Max(0, (Stopwatch.GetElapsedTime(before, now) - Tick).Ticks));
            before = now;
        }
    }
}
