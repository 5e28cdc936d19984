using System.Buffers.Binary;

namespace Coordination.Journal;

/// <summary>The digest of the whole journal up to a sequence: SHA-256 over the digest before, the event's sequence and its hash.</summary>
/// <remarks>
/// <para>Each grain has a chain of its own, so that grains are written side by side. An anchor is over all of them: the hash of an
/// event pins its grain, its version, its content and every earlier event of that grain, and the digest pins which hash stands at
/// which sequence. So one value of 32 bytes says that no event up to it was changed, left out, added or moved. It is computed by
/// whoever reads the feed, and costs the writer nothing.</para>
/// <para>The encoding is kept by others: it never changes. A first byte names the format; numbers are big-endian.</para>
/// </remarks>
internal static class AnchorDigest
{
    // Chains begin with 1: a digest can never be mistaken for a hash of an event.
    private const byte Format = 0xA1;
    private const int Length = 1 + EventHash.Size + sizeof(long) + EventHash.Size;

    /// <summary>The digest after an event; <c>default</c> stands before the first.</summary>
    public static EventHash Next(EventHash previous, JournalLink link)
    {
        Span<byte> content = stackalloc byte[Length];
        content[0] = Format;
        previous.Write(content[1..]);
        BinaryPrimitives.WriteInt64BigEndian(content[(1 + EventHash.Size)..], link.Sequence);
        link.Hash.Write(content[(Length - EventHash.Size)..]);
        return EventChain.Digest(content);
    }
}
