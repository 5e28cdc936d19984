namespace Coordination.Dispatch.Queues;

/// <summary>The restrictions, beside the items.</summary>
internal sealed class RestrictionSlab
{
    private Restriction[] _records = [];
    private int _used;
    private int _free = -1;

    public ref Restriction this[int restriction] => ref _records[restriction];

    public int Allocate(int item)
    {
        var restriction = _free;
        if (restriction >= 0)
        {
            _free = _records[restriction].Item;
        }
        else
        {
            restriction = _used++;
            if (restriction == _records.Length)
            {
                Array.Resize(ref _records, Math.Max(16, restriction * 2));
            }
        }

        _records[restriction] = new Restriction { Item = item };
        return restriction;
    }

    public void Free(int restriction)
    {
        _records[restriction] = new Restriction { Item = _free };
        _free = restriction;
    }
}
