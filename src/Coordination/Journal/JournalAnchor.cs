using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Coordination.Identity;

namespace Coordination.Journal;

/// <summary>A sequence and the digest of everything up to it, to be kept where whoever can change the store cannot: it pins the record.</summary>
/// <param name="Sequence">The last event's place in the change feed.</param>
/// <param name="Digest">The digest of every event up to it; see <see cref="AnchorDigest"/>.</param>
internal readonly record struct JournalAnchor(long Sequence, EventHash Digest) : IComparable<JournalAnchor>
{
    /// <summary>What a text of it looks like.</summary>
    public const string Format = "SEQUENCE:DIGEST, a whole number and 64 hexadecimal digits, such as 1907:3f…";

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JournalAnchor anchor)
    {
        anchor = default;
        var parts = (text ?? "").Split(':');
        Span<byte> bytes = stackalloc byte[EventHash.Size];
        if (parts.Length != 2
            || !Digits.TryRead<long>(parts[0], out var sequence)
            || sequence < 1
            || parts[1].Length != 2 * EventHash.Size
            || Convert.FromHexString(parts[1], bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        anchor = new JournalAnchor(sequence, EventHash.Read(bytes));
        return true;
    }

    /// <summary>By their sequences.</summary>
    public int CompareTo(JournalAnchor other) => Sequence.CompareTo(other.Sequence);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Digest}");
}
