using System.Globalization;

namespace Coordination.Journal;

/// <summary>Goes through the whole journal in its order: where one transaction at a time takes sequences, they count 1, 2, 3 …; and its digest must be that of each anchor.</summary>
/// <param name="isSerial">Whether sequences must have no gap.</param>
/// <param name="anchors">What was kept elsewhere.</param>
internal sealed class SequenceVerifier(bool isSerial, IEnumerable<JournalAnchor> anchors)
{
    private readonly Queue<JournalAnchor> _anchors = new(anchors.Order());
    private JournalAnchor _reached;

    /// <summary>The anchor of the journal's end; null for an empty one.</summary>
    public JournalAnchor? Head => _reached.Sequence == 0 ? null : _reached;

    /// <summary>Takes in the next event.</summary>
    public IEnumerable<VerifyDifference> Read(JournalLink link)
    {
        var expected = _reached.Sequence + 1;
        _reached = new JournalAnchor(link.Sequence, AnchorDigest.Next(_reached.Digest, link));
        if (link.Sequence == expected && !(_anchors.TryPeek(out var next) && next.Sequence <= link.Sequence))
        {
            return [];
        }

        return Compare(expected);
    }

    /// <summary>What is missing at the end.</summary>
    public IEnumerable<VerifyDifference> End() => _anchors.Select(anchor => VerifyDifference.OfStore(
        Name(anchor), "an event at that sequence", Head is { } head ? $"none; the journal ends at {Text(head.Sequence)}" : "none; the journal is empty"));

    private List<VerifyDifference> Compare(long expected)
    {
        var found = new List<VerifyDifference>();
        if (_reached.Sequence < expected || (isSerial && _reached.Sequence > expected))
        {
            found.Add(VerifyDifference.OfStore("sequence", $"an event at {Text(expected)}", $"the next one at {Text(_reached.Sequence)}"));
        }

        while (_anchors.TryPeek(out var anchor) && anchor.Sequence <= _reached.Sequence)
        {
            _anchors.Dequeue();
            if (anchor.Sequence < _reached.Sequence)
            {
                found.Add(VerifyDifference.OfStore(Name(anchor), "an event at that sequence", "none"));
            }
            else if (anchor != _reached)
            {
                found.Add(VerifyDifference.OfStore(Name(anchor), anchor.Digest.ToString(), _reached.Digest.ToString()));
            }
        }

        return found;
    }

    private static string Name(JournalAnchor anchor) => $"anchor at {Text(anchor.Sequence)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
