using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Coordination.Identity;

namespace Coordination.Journal;

/// <summary>A store's own secret of 256 random bits, made once with its schema.</summary>
/// <remarks>
/// <para><b>What is derived under it</b> is the same for ever in that store, and cannot be guessed by anybody who has not the secret:
/// HMAC-SHA-256 (RFC 2104), cut to its first half, over a content that begins with what it is for; of tracking codes, AES under a key
/// made so.</para>
/// <para><b>Where it is.</b> In the store beside the schema, and in the memory of the hosts that write to it: in no event, row, log,
/// message or export. Who changes it makes every key that a caller has used unknown.</para>
/// </remarks>
internal sealed class InstallationKey
{
    /// <summary>The number of bytes: 32.</summary>
    public const int Size = 32;

    private const int StackLimit = 1024;
    private const int FixedBound = 3 + (3 * sizeof(int));

    // A thread keeps its own: making one for each derivation costs as much again.
    [ThreadStatic]
    private static Hasher? _hasher;

    private const int MaxActors = 4096;

    private readonly byte[] _bytes;

    // The same few people give most commands. What is not kept is derived again.
    private readonly ConcurrentDictionary<Actor, Actor> _actors = new();

    /// <exception cref="ArgumentException">There are not <see cref="Size"/> bytes.</exception>
    public InstallationKey(ReadOnlySpan<byte> bytes) => _bytes = bytes.Length == Size
        ? bytes.ToArray()
        : throw new ArgumentException($"A store's own key has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    // What a content is for is a stored format: it never changes.
    private enum Purpose : byte
    {
        Request = 1,
        CommandKey = 2,
        TrackingCode = 3,
        Command = 4,
        Contact = 5,
        Principal = 6,
        Actor = 7,
    }

    /// <summary>A new one.</summary>
    public static InstallationKey New() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The request that a caller's key names: the same centre, caller and key give the same request, always.</summary>
    /// <remarks>This makes a submission idempotent without a table of keys. RFC 9562, version 8.</remarks>
    public RequestId RequestOf(CentreId centre, Actor? by, CommandKey key)
    {
        Span<byte> digest = stackalloc byte[Size];
        Derive(Purpose.Request, default, centre.ToString(), by, key.ToString(), digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new RequestId(new Guid(digest[..16], bigEndian: true));
    }

    /// <summary>What is kept of a caller's key: different for every grain and caller, so that nobody's keys meet anybody else's.</summary>
    public KeyDigest DigestOf(GrainKey grain, Actor? by, CommandKey key)
    {
        Span<byte> digest = stackalloc byte[Size];
        Derive(Purpose.CommandKey, grain.Kind, grain.Id, by, key.ToString(), digest);
        return KeyDigest.Read(digest);
    }

    /// <summary>What is kept of a command, to tell a repetition from another one with the same key: nobody finds out by trying what it said.</summary>
    /// <param name="key">What is kept of its key.</param>
    /// <param name="command">The command as UTF-8 JSON.</param>
    public EventHash DigestOf(KeyDigest key, ReadOnlySpan<byte> command)
    {
        Span<byte> head = stackalloc byte[1 + KeyDigest.Size], digest = stackalloc byte[Size];
        head[0] = (byte)Purpose.Command;
        key.Write(head[1..]);
        var hmac = Derivations.Hmac;
        hmac.AppendData(head);
        hmac.AppendData(command);
        hmac.GetHashAndReset(digest);
        return EventHash.Read(digest);
    }

    /// <summary>What the personal texts of a hall are found by that have a contact: in another hall, or in another store, it is another.</summary>
    /// <param name="hall">The hall.</param>
    /// <param name="contact">The contact, as <see cref="ContactForm"/> has it.</param>
    public KeyDigest DigestOf(CentreId hall, string contact)
    {
        Span<byte> digest = stackalloc byte[Size];
        Derive(Purpose.Contact, default, hall.ToString(), null, contact, digest);
        return KeyDigest.Read(digest);
    }

    /// <summary>Who a caller is on record: the same role under an opaque id, so that no name is in what cannot be erased.</summary>
    /// <remarks>
    /// A name is the same person in every role. An id that is opaque stays as it is, and so do the engine and whoever does not say who they are.
    /// </remarks>
    public Actor OnRecord(Actor by)
    {
        if (by.Kind == ActorKind.Engine || by == Actor.Anonymous || OpaqueId.IsValid(by.Id))
        {
            return by;
        }

        if (_actors.TryGetValue(by, out var known))
        {
            return known;
        }

        Span<byte> digest = stackalloc byte[Size];
        Derive(Purpose.Actor, default, "", null, by.Id, digest);
        var recorded = by with { Id = OpaqueId.Write(digest[..OpaqueId.Size]) };
        if (_actors.Count < MaxActors)
        {
            _actors[by] = recorded;
        }

        return recorded;
    }

    /// <summary>The tracking code of a request: always the same, so that it is kept nowhere.</summary>
    /// <remarks>The id as one block of AES-256 under a key of its own. Nobody makes the code of an id without the secret, and with it the code leads back to the id.</remarks>
    public TrackingCode TrackingCodeOf(RequestId request)
    {
        var own = Derivations;
        request.Value.TryWriteBytes(own.Id, bigEndian: true, out _);
        own.Cipher.TransformBlock(own.Id, 0, TrackingCode.Size, own.Code, 0);
        return TrackingCode.Read(own.Code);
    }

    /// <summary>The request that a tracking code leads to, whether or not there is such a request.</summary>
    public RequestId RequestOf(TrackingCode code)
    {
        var own = Derivations;
        code.Write(own.Code);
        own.Decipher.TransformBlock(own.Code, 0, TrackingCode.Size, own.Id, 0);
        return new RequestId(new Guid(own.Id, bigEndian: true));
    }

    /// <summary>Bytes for the opaque id of somebody whom an issuer calls by a subject: always the same, and nobody finds out by trying whom they mean.</summary>
    public void WritePrincipal(string issuer, string subject, Span<byte> target)
    {
        Span<byte> digest = stackalloc byte[Size];
        var writer = new ChainWriter(new byte[FixedBound + Encoding.UTF8.GetMaxByteCount(issuer.Length) + Encoding.UTF8.GetMaxByteCount(subject.Length)]);
        writer.Byte((byte)Purpose.Principal);
        writer.Text(issuer);
        writer.Text(subject);
        var hmac = Derivations.Hmac;
        hmac.AppendData(writer.Written);
        hmac.GetHashAndReset(digest);
        digest[..target.Length].CopyTo(target);
    }

    /// <summary>Whether a tracking code is that of a request, whether or not there is such a request: it takes the same time for all.</summary>
    public bool IsTrackingCode(RequestId request, TrackingCode code)
    {
        Span<byte> given = stackalloc byte[TrackingCode.Size], right = stackalloc byte[TrackingCode.Size];
        code.Write(given);
        TrackingCodeOf(request).Write(right);
        return CryptographicOperations.FixedTimeEquals(given, right);
    }

    /// <summary>Writes the secret for the store that keeps it.</summary>
    public void Write(Span<byte> target) => _bytes.CopyTo(target);

    // Whoever gives a command is looked at later: what comes in here may be anything.
    private void Derive(Purpose purpose, GrainKind kind, string scope, Actor? by, string text, Span<byte> digest)
    {
        var name = by?.Id ?? "";
        var bound = checked(FixedBound + Encoding.UTF8.GetMaxByteCount(scope.Length + name.Length + text.Length));
        var writer = new ChainWriter(bound > StackLimit ? new byte[bound] : stackalloc byte[StackLimit]);
        writer.Byte((byte)purpose);
        writer.Byte((byte)kind);
        writer.Text(scope);
        writer.Byte((byte)(by?.Kind ?? default));
        writer.Text(name);
        writer.Text(text);
        var hasher = Derivations;
        hasher.Hmac.AppendData(writer.Written);
        hasher.Hmac.GetHashAndReset(digest);
    }

    private Hasher Derivations => _hasher is { } own && own.Key == this ? own : _hasher = new Hasher(this);

    private sealed record Hasher(InstallationKey Key)
    {
        public IncrementalHash Hmac { get; } = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key._bytes);

        // Kept as well: enciphering at one go sets the cipher up each time, which costs six times the block.
        public ICryptoTransform Cipher { get; } = CipherOf(Key, isBack: false);

        public ICryptoTransform Decipher { get; } = CipherOf(Key, isBack: true);

        public byte[] Id { get; } = new byte[TrackingCode.Size];

        public byte[] Code { get; } = new byte[TrackingCode.Size];

        [SuppressMessage("Security", "CA5358", Justification = "One block, and never the same one twice for two contents: there is nothing to chain.")]
        private static ICryptoTransform CipherOf(InstallationKey key, bool isBack)
        {
            using var aes = Aes.Create();
            (aes.Mode, aes.Padding, aes.Key) = (CipherMode.ECB, PaddingMode.None, HMACSHA256.HashData(key._bytes, new[] { (byte)Purpose.TrackingCode }));
            return isBack ? aes.CreateDecryptor() : aes.CreateEncryptor();
        }
    }
}
