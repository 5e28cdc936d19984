namespace Coordination.Dispatch;

/// <summary>Numbers ids from 0, in the order they are first heard of.</summary>
internal sealed class IdTable<TId>
    where TId : struct, IEquatable<TId>
{
    private readonly Dictionary<TId, int> _numbers = [];
    private readonly List<TId> _ids = [];

    public TId this[int number] => _ids[number];

    /// <summary>The id's number, or -1.</summary>
    public int Find(TId id) => _numbers.TryGetValue(id, out var number) ? number : -1;

    /// <summary>Gives a new id the next number.</summary>
    public int Add(TId id)
    {
        var number = _ids.Count;
        _numbers.Add(id, number);
        _ids.Add(id);
        return number;
    }
}
