using System.Collections.Concurrent;
using Coordination.Centres;

namespace Coordination.Orleans.Halls;

/// <summary>The centres that are on this silo.</summary>
internal sealed class LiveCentres
{
    private readonly ConcurrentDictionary<CentreId, LocalGrain<CentreGrain>?> _live = new();

    public IReadOnlyCollection<CentreId> All => [.. _live.Keys];

    /// <summary>Those of them that are loaded.</summary>
    public IEnumerable<CentreGrain> Grains => _live.Values.OfType<LocalGrain<CentreGrain>>().Select(live => live.Grain);

    /// <summary>Whether a centre is loaded here and at work.</summary>
    public bool IsAtWork(CentreId centre) => Find(centre) is not null;

    /// <summary>Has every one of them compare its memory with the record a few times more: a silo that is as good as dead may still write, and tell no centre.</summary>
    public void CompareAgain()
    {
        foreach (var centre in Grains)
        {
            centre.CompareAgain();
        }
    }

    /// <summary>A centre that is loaded here and at work; null when there is none.</summary>
    public LocalGrain<CentreGrain>? Find(CentreId centre) => _live.TryGetValue(centre, out var live) && live?.Grain is { IsDropped: false, Deposition: null } ? live : null;

    /// <summary>A centre that is loaded here and may answer; null when there is none, or for a call out of another grain's turn: its caller then sends a message.</summary>
    public LocalGrain<CentreGrain>? AtWork(CentreId centre) =>
        TaskScheduler.Current == TaskScheduler.Default && _live.TryGetValue(centre, out var live) && live?.Grain is { IsDropped: false, Deposition: null } ? live : null;

    /// <summary>A centre is here.</summary>
    /// <param name="centre">Which.</param>
    /// <param name="grain">Its grain; null while it is not loaded.</param>
    public void Set(CentreId centre, LocalGrain<CentreGrain>? grain) => _live[centre] = grain;

    public void Remove(CentreId centre) => _live.TryRemove(centre, out _);
}
