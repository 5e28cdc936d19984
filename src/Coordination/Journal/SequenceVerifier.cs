using System.Globalization;

namespace Coordination.Journal;

/// <summary>Looks for events that are missing from the whole journal: where one transaction at a time takes sequences, they count 1, 2, 3 …</summary>
/// <param name="isSerial">Whether they must have no gap.</param>
internal sealed class SequenceVerifier(bool isSerial)
{
    private long _last;

    public VerifyDifference? FindDifference(JournalLink link)
    {
        var expected = _last + 1;
        _last = link.Sequence;
        return link.Sequence == expected || (!isSerial && link.Sequence > expected)
            ? null
            : VerifyDifference.OfStore("sequence", $"an event at {Text(expected)}", $"the next one at {Text(link.Sequence)}");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
