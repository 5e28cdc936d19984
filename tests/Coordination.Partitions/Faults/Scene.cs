using System.Globalization;
using Coordination.Partitions.Clusters;
using Coordination.Partitions.Networks;

namespace Coordination.Partitions.Faults;

/// <summary>Where harm is done, whom the seed chooses for it, and when it began.</summary>
internal sealed class Scene(ClusterUnderTest cluster, int seed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(seed);

    public IReadOnlyList<SupervisedSilo> Silos => cluster.Silos;

    public IDisturbance Network => cluster.Network.Disturbance ?? throw new InvalidOperationException("This network cannot be cut.");

    /// <summary>When the harm was done; null before.</summary>
    public DateTimeOffset? BeganAt { get; private set; }

    /// <summary>What was done, to whom.</summary>
    public string What { get; private set; } = "";

    /// <summary>What went otherwise than it must.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>The longest time that a silo took to leave; null when none was asked to.</summary>
    public TimeSpan? Leaving { get; private set; }

    /// <summary>The silos, in an order that the seed chooses.</summary>
    public int[] Victims()
    {
        int[] victims = [.. Enumerable.Range(0, Silos.Count)];
        _random.Shuffle(victims);
        return victims;
    }

    /// <summary>A number that the seed chooses, both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>The harm begins now.</summary>
    public void Begin(FormattableString what)
    {
        What = what.ToString(CultureInfo.InvariantCulture);
        BeganAt = DateTimeOffset.UtcNow;
    }

    /// <summary>A silo was asked to leave, and has.</summary>
    public void Left(int silo, int exitCode, TimeSpan after)
    {
        Leaving = after > Leaving.GetValueOrDefault() ? after : Leaving;
        if (exitCode != 0)
        {
            Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"silo {silo + 1} left with exit code {exitCode}"));
        }
    }

    /// <summary>Completes when a silo serves; that it must is checked elsewhere, so this waits no longer than a minute.</summary>
    public async Task ServesAsync(int silo)
    {
        for (var waited = TimeSpan.Zero; !Silos[silo].IsServing && waited < TimeSpan.FromMinutes(1); waited += Pause)
        {
            await Task.Delay(Pause);
        }
    }

    /// <summary>It lasts.</summary>
    public static Task LastAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds));
}
