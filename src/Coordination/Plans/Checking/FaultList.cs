using System.Collections.Immutable;

namespace Coordination.Plans.Checking;

/// <summary>Collects faults, each once.</summary>
internal sealed class FaultList
{
    /// <summary>A document that is wrong from end to end is not reported from end to end.</summary>
    public const int Most = 100;

    private readonly List<Fault> _faults = [];
    private readonly HashSet<Fault> _known = [];

    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Whether further faults would not be kept, so that nothing need be spent on their words.</summary>
    public bool IsFull => _faults.Count == Most;

    public void Add(string path, string message)
    {
        var fault = new Fault(path, message);
        if (!IsFull && _known.Add(fault))
        {
            _faults.Add(_faults.Count < Most - 1 ? fault : new Fault("$", "There are more faults than these; mend some of them and check again."));
        }
    }

    public ImmutableArray<Fault> ToImmutable() => [.. _faults];
}
