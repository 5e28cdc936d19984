using System.Collections.Immutable;

namespace Coordination.Journal;

/// <summary>One event of one grain as the journal keeps it.</summary>
/// <remarks>Everything here but the personal text itself is under the hash; of the personal text, its salted digest is.</remarks>
public sealed record JournalEvent
{
    private EventHash _hash;

    /// <summary>The grain's version after this event: 1, 2, 3 …</summary>
    public required long Version { get; init; }

    /// <summary>The event's stable name, such as <c>request.submitted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, to the microsecond, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who caused it.</summary>
    public required Actor By { get; init; }

    /// <summary>The event as UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Personal text beside the chain; null when there is none or when it was erased.</summary>
    public PersonalText? Personal { get; init; }

    /// <summary>The salted digest of the personal text; stays when the text is erased.</summary>
    public EventHash? PersonalDigest { get; init; }

    /// <summary>On the last event of a keyed command: its key and what it was.</summary>
    public CommandStamp? Command { get; init; }

    /// <summary>The chain's value after this event.</summary>
    public EventHash Hash
    {
        get => _hash;
        init => _hash = value;
    }

    /// <summary>Gives its hash to an event that its maker has not shown to anybody yet, which spares a copy of it.</summary>
    internal EventHash Seal(EventHash previous, GrainKey grain) => _hash = EventChain.Next(previous, grain, this);
}

/// <summary>Personal data of one event, with the salt of its digest.</summary>
/// <param name="Salt">16 random bytes, so that the digest gives nothing away.</param>
/// <param name="Text">UTF-8 JSON.</param>
public sealed record PersonalText(ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Text)
{
    /// <summary>What the text is found by; it is written with the text, goes with it, and is not read back.</summary>
    internal ImmutableArray<KeyDigest> Index { get; init; } = [];
}

/// <summary>The key of the command that an event ended, kept so that repeating it has no second effect.</summary>
/// <param name="Key">What is kept of the caller's key.</param>
/// <param name="Digest">HMAC-SHA-256 of the command under the store's own key, to tell a repetition from a key used twice.</param>
/// <param name="Status">The grain's status after the command, for the repeated reply.</param>
public sealed record CommandStamp(KeyDigest Key, EventHash Digest, string Status);
