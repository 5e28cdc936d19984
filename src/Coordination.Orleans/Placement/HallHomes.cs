using System.Buffers;
using System.IO.Hashing;
using System.Text;
using Coordination.Centres;
using Orleans.Runtime;

namespace Coordination.Orleans.Placement;

/// <summary>Which silo each hall is at home on: the same answer on every silo that sees the same members.</summary>
/// <remarks>Rendezvous hashing: when a silo comes or goes, only the halls move that must.</remarks>
internal sealed class HallHomes(ISiloStatusOracle silos, WarmSilos warm)
{
    /// <summary>This silo.</summary>
    public SiloAddress Here => silos.SiloAddress;

    /// <summary>The silos at work, by their addresses.</summary>
    public SiloAddress[] Active() =>
        [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>The silos at work that may be a hall's home.</summary>
    public SiloAddress[] Candidates() => warm.Among(Active());

    /// <summary>Where a hall is at home; null when no silo is at work.</summary>
    public SiloAddress? Of(CentreId centre) => Candidates() is { Length: > 0 } candidates ? Choose(centre.ToString(), candidates) : null;

    /// <summary>Where a hall is at home among silos that may be chosen.</summary>
    public SiloAddress Of(string hall, SiloAddress[] among) => Choose(hall, warm.Among(among));

    /// <summary>Whether a hall is at home on this silo.</summary>
    public bool IsHere(CentreId centre) => Here.Equals(Of(centre));

    /// <summary>Which of many halls are at home on this silo, by the members as they are now.</summary>
    public Func<CentreId, bool> IsHereNow()
    {
        var candidates = Candidates();
        return centre => candidates.Length > 0 && Here.Equals(Choose(centre.ToString(), candidates));
    }

    /// <summary>The home of a hall among some silos.</summary>
    public static SiloAddress Choose(string hall, IReadOnlyList<SiloAddress> among)
    {
        var (best, most) = (among[0], 0UL);
        foreach (var silo in among)
        {
            var weight = Weigh(hall, silo);
            if (weight > most || (weight == most && silo.CompareTo(best) < 0))
            {
                (best, most) = (silo, weight);
            }
        }

        return best;
    }

    private static ulong Weigh(string hall, SiloAddress silo) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{hall}@{silo.ToParsableString()}"));
}
