namespace Coordination.Dispatch.Queues;

/// <summary>The rare records, beside the items.</summary>
internal sealed class RareSlab
{
    private RareRecord[] _records = [];
    private int _used;
    private int _free = -1;

    public ref RareRecord this[int rare] => ref _records[rare];

    public int Take(int item)
    {
        var rare = _free;
        if (rare >= 0)
        {
            _free = _records[rare].Item;
        }
        else
        {
            rare = _used++;
            if (rare == _records.Length)
            {
                Array.Resize(ref _records, Math.Max(16, rare * 2));
            }
        }

        _records[rare] = new RareRecord { Item = item };
        return rare;
    }

    public void Give(int rare)
    {
        _records[rare] = new RareRecord { Item = _free };
        _free = rare;
    }
}
