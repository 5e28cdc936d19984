using System.Diagnostics.CodeAnalysis;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>The keys with which people asked for the next item, and the replies: asking again gives the same reply.</summary>
/// <remarks>
/// A key is open while nobody knows yet whether something was assigned for it: under way, or in doubt when storage has to say so. The
/// newest replies are remembered.
/// </remarks>
internal sealed class PullReplies
{
    private const int Remembered = 1024;

    private readonly Dictionary<(StaffId Staff, KeyDigest Key), TakenItem> _replies = [];
    private readonly Dictionary<(StaffId Staff, KeyDigest Key), TakenItem> _earlier = [];

    // Each with whether it is in doubt.
    private readonly Dictionary<(StaffId Staff, KeyDigest Key), bool> _open = [];
    private readonly Queue<(StaffId Staff, KeyDigest Key)> _settled = new();

    /// <summary>Opens a key.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="key">With which key; null never repeats.</param>
    /// <param name="before">What was assigned for it; null when it is open.</param>
    /// <returns>False when the key is known.</returns>
    public bool TryOpen(StaffId staff, KeyDigest? key, out TakenItem? before)
    {
        before = null;
        return key is null || (!_replies.TryGetValue((staff, key.Value), out before) && _open.TryAdd((staff, key.Value), false));
    }

    /// <summary>Whether something was assigned for an open key is in doubt.</summary>
    public bool IsInDoubt(StaffId staff, KeyDigest key) => _open.GetValueOrDefault((staff, key));

    /// <summary>Whether something was assigned for a key is in doubt: it stays open until storage has said so.</summary>
    public void Doubt(StaffId staff, KeyDigest? key)
    {
        if (key is not null && _open.ContainsKey((staff, key.Value)))
        {
            _open[(staff, key.Value)] = true;
        }
    }

    /// <summary>Something was assigned for a key.</summary>
    public void Settle(StaffId staff, KeyDigest? key, TakenItem taken)
    {
        if (key is null)
        {
            return;
        }

        _replies[(staff, key.Value)] = taken;
        Close(staff, key);
        _settled.Enqueue((staff, key.Value));
        if (_settled.Count > Remembered)
        {
            _replies.Remove(_settled.Dequeue());
        }
    }

    /// <summary>Something was assigned for a key before this centre started, by this one or by another of the same store.</summary>
    public void Restore(StaffId staff, KeyDigest key, TakenItem taken) => _earlier[(staff, key)] = taken;

    /// <summary>What was assigned for a key before this centre started.</summary>
    public bool TryFindEarlier(StaffId staff, KeyDigest key, [NotNullWhen(true)] out TakenItem? taken) =>
        _earlier.TryGetValue((staff, key), out taken);

    /// <summary>Nothing was assigned for a key: asking again asks anew.</summary>
    public void Close(StaffId staff, KeyDigest? key)
    {
        if (key is not null)
        {
            _open.Remove((staff, key.Value));
        }
    }
}
