using System.Buffers;
using System.Security.Cryptography;

namespace Coordination.Journal;

/// <summary>The hash chain of a grain's events: SHA-256 over the previous hash and the event's content.</summary>
/// <remarks>
/// The encoding is a stored format: it never changes. A first byte names the format, so that a later one can be told
/// apart. Numbers are big-endian; texts and bytes come after their length, so that no two contents encode alike.
/// The personal text is not part of it: its digest is, so that the text can be erased.
/// </remarks>
internal static class EventChain
{
    private const byte Format = 2;
    private const int StackLimit = 1024;

    // A thread keeps its hasher: making one for each event costs a third of the hashing.
    [ThreadStatic]
    private static IncrementalHash? _hasher;

    /// <summary>The chain's value after an event. <see cref="JournalEvent.Hash"/> and <see cref="JournalEvent.Personal"/> are not read.</summary>
    /// <param name="previous">The value before it; <c>default</c> before a grain's first event.</param>
    /// <param name="grain">Whose event.</param>
    /// <param name="happened">The event.</param>
    public static EventHash Next(EventHash previous, GrainKey grain, JournalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var bound = Bound(grain, happened);
        var rented = bound > StackLimit ? ArrayPool<byte>.Shared.Rent(bound) : null;
        var writer = new ChainWriter(rented ?? stackalloc byte[StackLimit]);
        Write(ref writer, previous, grain, happened);
        var hash = Digest(writer.Written);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }

    /// <summary>The salted digest of a personal text: SHA-256 over the salt and the text.</summary>
    public static EventHash DigestPersonal(PersonalText personal)
    {
        ArgumentNullException.ThrowIfNull(personal);
        var length = personal.Salt.Length + personal.Text.Length;
        var rented = length > StackLimit ? ArrayPool<byte>.Shared.Rent(length) : null;
        var buffer = rented ?? stackalloc byte[StackLimit];
        personal.Salt.Span.CopyTo(buffer);
        personal.Text.Span.CopyTo(buffer[personal.Salt.Length..]);
        var digest = Digest(buffer[..length]);
        buffer[..length].Clear();
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return digest;
    }

    private static void Write(ref ChainWriter writer, EventHash previous, GrainKey grain, JournalEvent happened)
    {
        writer.Byte(Format);
        writer.Hash(previous);
        writer.Byte((byte)grain.Kind);
        writer.Text(grain.Id);
        writer.Number(happened.Version);
        writer.Text(happened.Type);
        writer.Number(JournalTime.ToMicroseconds(happened.At));
        writer.Byte((byte)happened.By.Kind);
        writer.Text(happened.By.Id);
        writer.Bytes(happened.Payload.Span);
        writer.Byte(happened.PersonalDigest is null ? (byte)0 : (byte)1);
        if (happened.PersonalDigest is { } personal)
        {
            writer.Hash(personal);
        }

        writer.Byte(happened.Command is null ? (byte)0 : (byte)1);
        if (happened.Command is { } command)
        {
            writer.Key(command.Key);
            writer.Hash(command.Digest);
            writer.Text(command.Status);
        }
    }

    private static int Bound(GrainKey grain, JournalEvent happened) =>
        checked(FixedBound + happened.Payload.Length + (3 * (grain.Id.Length + happened.Type.Length + happened.By.Id.Length
            + (happened.Command is { } command ? command.Status.Length : 0))));

    private const int FixedBound = 5 + (3 * EventHash.Size) + KeyDigest.Size + (2 * sizeof(long)) + (6 * sizeof(int));

    /// <summary>SHA-256 of bytes.</summary>
    internal static EventHash Digest(ReadOnlySpan<byte> content)
    {
        Span<byte> digest = stackalloc byte[EventHash.Size];
        var hasher = _hasher ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(content);
        hasher.GetHashAndReset(digest);
        return EventHash.Read(digest);
    }
}
