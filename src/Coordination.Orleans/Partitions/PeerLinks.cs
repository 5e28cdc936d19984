using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordination.Orleans.Hosting;
using Orleans.Runtime;

namespace Coordination.Orleans.Partitions;

/// <summary>Asks every other silo at work whether it is there, and keeps what comes of it.</summary>
internal sealed class PeerLinks(
    ILocalSiloDetails here, PeerClient peers, DatabaseLink database, OwnLateness own, CoordinationClusterOptions cluster, TimeProvider time)
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SiloAddress, Peer> _peers = new();
    private readonly ConcurrentDictionary<SiloAddress, (LinkState Link, TimeSpan Left)> _outlasted = new();

    private TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Whether some silo at work has been lost for so long that a judge may act on it.</summary>
    public bool HasLostSome => _peers.Values.Any(peer => peer.Link.LostFor() >= cluster.Detection.CutAfter);

    /// <summary>What this silo says of its connections.</summary>
    public SiloReport Report() => new()
    {
        DatabaseLostFor = database.LostFor,
        DatabaseSlowFor = database.SlowFor,
        Lost = Those(_peers.Select(peer => (peer.Key, peer.Value.Link)).Concat(_outlasted.Select(gone => (gone.Key, gone.Value.Link))), static link => link.LostFor()),
        Slow = Those(_peers.Select(peer => (peer.Key, peer.Value.Link)), static link => link.SlowFor()),
    };

    /// <summary>Whether all of those at work have answered the last question promptly, and none of them has lost anybody.</summary>
    public bool AreCalm(IReadOnlyCollection<SiloAddress> active) => active.All(silo => silo.Equals(here.SiloAddress)
        || (_peers.TryGetValue(silo, out var peer) && peer.IsCalm(Now)));

    /// <summary>Begins to ask those at work that have no question open.</summary>
    public void Ask(IReadOnlyCollection<SiloAddress> active, CancellationToken cancellation)
    {
        Forget(active);
        foreach (var silo in active.Where(silo => !silo.Equals(here.SiloAddress)))
        {
            var peer = _peers.GetOrAdd(silo, static _ => new Peer());
            if (peer.TryBeginAsking())
            {
                _ = AskAsync(silo, peer, cancellation);
            }
        }
    }

    /// <summary>What others say, by their addresses: who answers says it itself; who does not may have said it in the database, or a moment ago.</summary>
    public Dictionary<string, PeerView> Views()
    {
        var views = new Dictionary<string, PeerView>(database.Told, StringComparer.Ordinal);
        foreach (var (silo, peer) in _peers)
        {
            if (peer.ReportOf(Now) is { } report && (silo.ToParsableString(), peer.Link.ReachedFor(Now, Patience)) is var (name, reached) && (reached > TimeSpan.Zero || !views.ContainsKey(name)))
            {
                views[name] = new PeerView(report, reached);
            }
        }

        return views;
    }

    // Whoever left while it was not reached is told of for some time: the next cut is judged by it.
    private void Forget(IReadOnlyCollection<SiloAddress> active)
    {
        foreach (var (silo, peer) in _peers.Where(peer => !active.Contains(peer.Key)))
        {
            if (peer.Link.LostFor() >= cluster.Detection.CutAfter)
            {
                _outlasted[silo] = (peer.Link, Now);
            }

            _peers.TryRemove(silo, out _);
        }

        foreach (var (silo, _) in _outlasted.Where(gone => Now - gone.Value.Left > Remembered))
        {
            _outlasted.TryRemove(silo, out _);
        }
    }

    private async Task AskAsync(SiloAddress silo, Peer peer, CancellationToken cancellation)
    {
        using var wait = own.Begin();
        var begun = Now;
        SiloReport? report = null;
        try
        {
            report = await peers.At(silo).ReportAsync().AsTask().WaitAsync(Patience, time, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, there is no answer.
        }
        finally
        {
            peer.EndAsking(report, begun, Now, Patience, wait.Late);
        }
    }

    private static ImmutableSortedDictionary<string, TimeSpan> Those(IEnumerable<(SiloAddress Silo, LinkState Link)> links, Func<LinkState, TimeSpan> howLong) =>
        links.DistinctBy(peer => peer.Silo)
            .Select(peer => KeyValuePair.Create(peer.Silo.ToParsableString(), howLong(peer.Link)))
            .Where(peer => peer.Value > TimeSpan.Zero).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
