using Coordination.Journal;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Kinds of grains that no other invariant looks into: at every commit their whole history is replayed and compared with the row (I8).</summary>
internal sealed class ReplayedKinds(World world, IReadOnlyDictionary<GrainKind, IGrainReplay> replays)
{
    private readonly Dictionary<GrainKey, List<JournalEvent>> _histories = [];

    public void Follow(Append append)
    {
        var key = append.Row.Key;
        if (!replays.TryGetValue(key.Kind, out var replay))
        {
            world.Break("I8", $"{key} is of a kind that nothing replays");
            return;
        }

        if (!_histories.TryGetValue(key, out var history))
        {
            _histories[key] = history = [];
        }

        history.AddRange(append.Events);
        if (GrainVerifier.FindDifference(new GrainHistory(key, append.Row, history), replay) is { } difference)
        {
            world.Break("I8", difference.ToString());
        }
    }
}
