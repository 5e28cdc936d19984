using System.Runtime.InteropServices;
using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>Holds the stored epochs against those under which events were decided: none may be lower, and none belongs to a hall that is not there.</summary>
internal sealed class EpochVerifier
{
    // A centre takes one at each start: a number beyond this is damage, and so near the end of its range that none could follow.
    private const long Highest = 1L << 40;

    private readonly Dictionary<CentreId, Epoch> _shown = [];

    /// <summary>Notes a grain's centre and the newest epoch that its events name.</summary>
    public void Note(in GrainReplayed replayed)
    {
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_shown, replayed.Row.Centre, out _);
        newest = replayed.Epoch.CompareTo(newest) > 0 ? replayed.Epoch : newest;
    }

    public IEnumerable<VerifyDifference> FindDifferences(IReadOnlyDictionary<CentreId, Epoch> stored)
    {
        foreach (var (centre, shown) in _shown)
        {
            if (stored.GetValueOrDefault(centre) is var kept && kept.CompareTo(shown) < 0)
            {
                yield return Difference(centre, $"at least {shown}, which its events show", kept.Value == 0 ? "none" : $"{kept}");
            }
        }

        foreach (var (centre, kept) in stored)
        {
            if (kept.Value is < 1 or > Highest)
            {
                yield return Difference(centre, $"a number from 1 to {Highest}", $"{kept}");
            }
            else if (!_shown.ContainsKey(centre))
            {
                yield return Difference(centre, "none, as it has no grain", $"{kept}");
            }
        }
    }

    private static VerifyDifference Difference(CentreId centre, string expected, string found) =>
        VerifyDifference.OfStore($"epoch of centre '{centre}'", expected, found);
}
