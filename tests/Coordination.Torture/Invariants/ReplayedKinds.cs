using Coordination.Journal;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>Kinds of grains that no other invariant looks into: at every commit their whole history is replayed and compared with the row (I8).</summary>
internal sealed class ReplayedKinds(World world, IReadOnlyDictionary<GrainKind, IGrainReplay> replays)
{
    private readonly Dictionary<GrainKey, List<JournalEvent>> _histories = [];
    private readonly GrainVerifier _verifier = new(replays, new EpochVerifier(), isSerial: false);

    public void Follow(Append append)
    {
        var key = append.Row.Key;
        if (!replays.ContainsKey(key.Kind))
        {
            world.Break("I8", $"{key} is of a kind that nothing replays");
            return;
        }

        if (!_histories.TryGetValue(key, out var history))
        {
            _histories[key] = history = [];
        }

        history.AddRange(append.Events);
        var grain = new GrainHistory(key, append.Row, history) { Sequences = [.. history.Select(happened => happened.Version)] };
        if (_verifier.FindDifference(grain) is { } difference)
        {
            world.Break("I8", difference.ToString());
        }
    }
}
