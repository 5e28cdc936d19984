namespace Coordination.Survey.Responses;

/// <summary>Everything that is wrong with some files: the first thousand faults, and how many there are.</summary>
public sealed class ResponseFaults
{
    private const int MostKept = 1_000;

    private readonly List<ResponseFault> _kept = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<ResponseFault> Kept => _kept;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    internal void Add(ResponseFault fault)
    {
        Count++;
        if (_kept.Count < MostKept)
        {
            _kept.Add(fault);
        }
    }
}
