using System.Collections.Immutable;

namespace Coordination.Plans.Checking;

/// <summary>Collects faults, each once.</summary>
internal sealed class FaultList
{
    /// <summary>A document that is wrong from end to end is not reported from end to end.</summary>
    private const int Most = 1000;

    private readonly List<Fault> _faults = [];
    private readonly HashSet<Fault> _known = [];

    public bool IsEmpty => _faults.Count == 0;

    public void Add(string path, string message)
    {
        var fault = new Fault(path, message);
        if (_faults.Count < Most && _known.Add(fault))
        {
            _faults.Add(_faults.Count < Most - 1 ? fault : new Fault("$", "There are more faults than these; mend some of them and check again."));
        }
    }

    public ImmutableArray<Fault> ToImmutable() => [.. _faults];
}
