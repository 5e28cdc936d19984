using Coordination.Journal;

namespace Coordination.Queries.Following;

/// <summary>The requests that were followed last, so that going on with one does not read its history again.</summary>
/// <remarks>Used by one at a time.</remarks>
internal sealed class RequestFolds(IJournalReader journal, int most)
{
    private readonly Dictionary<GrainKey, LinkedListNode<(GrainKey Key, RequestFold Fold)>> _byKey = [];
    private readonly LinkedList<(GrainKey Key, RequestFold Fold)> _latest = new();

    /// <summary>The request up to before an event.</summary>
    public async ValueTask<RequestFold> BeforeAsync(GrainKey key, long version, CancellationToken cancellation)
    {
        if (_byKey.TryGetValue(key, out var known) && known.Value.Fold.Version == version - 1)
        {
            _latest.Remove(known);
            _latest.AddLast(known);
            return known.Value.Fold;
        }

        Forget(key);
        var fold = new RequestFold(key);
        if (version > 1)
        {
            await foreach (var entry in journal.ReadHistoryAsync(key, cancellation: cancellation))
            {
                if (entry.Event.Version == version)
                {
                    break;
                }

                fold.Apply(entry.Event);
            }
        }

        _byKey[key] = _latest.AddLast((key, fold));
        if (_byKey.Count > most)
        {
            Forget(_latest.First!.Value.Key);
        }

        return fold;
    }

    /// <summary>Forgets all: what was followed did not come to be written.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _latest.Clear();
    }

    private void Forget(GrainKey key)
    {
        if (_byKey.Remove(key, out var node))
        {
            _latest.Remove(node);
        }
    }
}
