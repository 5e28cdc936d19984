using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Coordination.Orleans.Placement;

/// <summary>Which of the silos at work may be the home of halls: those that have said that they are warm, and not that they leave.</summary>
/// <remarks>
/// A silo that has just become active still compiles what it runs for the first time, and on a busy machine halls would stand
/// still for seconds meanwhile. So it says when it is done, to every silo, and until then its halls stay where they are. Silos that were at work before
/// this one are taken to be warm, and so is one that has been active for a while without a word: it may be of an earlier build,
/// or its word was lost.
/// </remarks>
internal sealed class WarmSilos(TimeProvider time, SiloAddress here)
{
    /// <summary>How long a silo that says nothing is taken to be cold.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<SiloAddress, long> _coldSince = new();
    private readonly ConcurrentDictionary<SiloAddress, byte> _warm = new();
    private readonly ConcurrentDictionary<SiloAddress, byte> _leaving = new();
    private int _hasLooked;

    /// <summary>A silo has said that it is warm.</summary>
    public void Add(SiloAddress silo) => _warm[silo] = 0;

    /// <summary>A silo has said that it is about to leave.</summary>
    public void Leave(SiloAddress silo) => _leaving[silo] = 0;

    /// <summary>The warm ones that stay; all that stay where none is warm, and all of them where none stays.</summary>
    public SiloAddress[] Among(SiloAddress[] active) =>
        Array.FindAll(active, silo => !_leaving.ContainsKey(silo)) is { Length: > 0 } staying ? WarmOf(staying) : active;

    private SiloAddress[] WarmOf(SiloAddress[] active)
    {
        var isFirstLook = Interlocked.Exchange(ref _hasLooked, 1) == 0;
        var warm = Array.FindAll(active, silo => IsWarm(silo, isFirstLook));
        return warm.Length > 0 ? warm : active;
    }

    private bool IsWarm(SiloAddress silo, bool isFirstLook)
    {
        if (_warm.ContainsKey(silo))
        {
            return true;
        }

        if ((isFirstLook && !silo.Equals(here)) || time.GetElapsedTime(_coldSince.GetOrAdd(silo, _ => time.GetTimestamp())) >= Grace)
        {
            Add(silo);
            return true;
        }

        return false;
    }
}
