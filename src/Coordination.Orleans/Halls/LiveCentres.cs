using System.Collections.Concurrent;
using Coordination.Centres;

namespace Coordination.Orleans.Halls;

/// <summary>The centres that are on this silo.</summary>
internal sealed class LiveCentres
{
    private readonly ConcurrentDictionary<CentreId, byte> _live = new();

    public IReadOnlyCollection<CentreId> All => [.. _live.Keys];

    public void Add(CentreId centre) => _live[centre] = 0;

    public void Remove(CentreId centre) => _live.TryRemove(centre, out _);
}
