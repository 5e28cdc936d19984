using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>The keys with which people asked for the next item, and what they got: asking again gives the same.</summary>
/// <remarks>A key is open while nobody knows yet whether something was given for it. The newest answers are remembered.</remarks>
internal sealed class Takings
{
    private const int Remembered = 1024;

    private readonly Dictionary<(StaffId Staff, CommandKey Key), TakenItem?> _takings = [];
    private readonly Queue<(StaffId Staff, CommandKey Key)> _settled = new();

    /// <summary>Opens a key.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="key">With which key; null never repeats.</param>
    /// <param name="before">What was given for it; null when it is open.</param>
    /// <returns>False when the key is known.</returns>
    public bool TryOpen(StaffId staff, CommandKey? key, out TakenItem? before)
    {
        before = null;
        return key is null || (!_takings.TryGetValue((staff, key.Value), out before) && _takings.TryAdd((staff, key.Value), null));
    }

    /// <summary>Something was given for a key.</summary>
    public void Settle(StaffId staff, CommandKey? key, TakenItem taken)
    {
        if (key is null)
        {
            return;
        }

        _takings[(staff, key.Value)] = taken;
        _settled.Enqueue((staff, key.Value));
        if (_settled.Count > Remembered)
        {
            _takings.Remove(_settled.Dequeue());
        }
    }

    /// <summary>Nothing was given for a key: asking again asks anew.</summary>
    public void Forget(StaffId staff, CommandKey? key)
    {
        if (key is not null && _takings.TryGetValue((staff, key.Value), out var taken) && taken is null)
        {
            _takings.Remove((staff, key.Value));
        }
    }
}
