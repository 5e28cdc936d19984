using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Makes the records of events: written, salted where they are personal, and chained by their hashes.</summary>
/// <param name="Key">Whose events.</param>
/// <param name="Behaviour">How they are written.</param>
/// <param name="Ids">Where salts come from.</param>
/// <param name="Journal">Whose own key digests are derived under.</param>
internal readonly record struct EventSealer<TState, TCommand, TEvent, TInput>(
    GrainKey Key, GrainBehaviour<TState, TCommand, TEvent, TInput> Behaviour, IIdSource Ids, IJournal Journal)
    where TState : class
{
    /// <summary>Seals what happened after <paramref name="version"/>.</summary>
    /// <param name="happened">The events, in order.</param>
    /// <param name="after">The state that they lead to.</param>
    /// <param name="version">The version before them.</param>
    /// <param name="hash">The chain's value before them, and then after them.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who caused them.</param>
    /// <param name="stamp">The command's stamp, which the last one carries.</param>
    public ImmutableArray<JournalEvent> Seal(
        ImmutableArray<TEvent> happened, TState after, long version, ref EventHash hash, DateTimeOffset at, Actor by, CommandStamp? stamp)
    {
        var events = new JournalEvent[happened.Length];
        for (var i = 0; i < happened.Length; i++)
        {
            events[i] = Event(
                version + i + 1, Behaviour.NameOf(happened[i]), Behaviour.WriteEvent(happened[i]), Personal(after, happened[i]), at, by,
                i == happened.Length - 1 ? stamp : null);
            hash = events[i].Seal(hash, Key);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    /// <summary>Seals what happened to personal text after <paramref name="version"/>.</summary>
    public ImmutableArray<JournalEvent> Seal(
        PersonalEvent happened, long version, ref EventHash hash, DateTimeOffset at, Actor by, CommandStamp? stamp)
    {
        var sealedEvent = Event(
            version + 1, PersonalEvents.NameOf(happened), PersonalEvents.Write(happened), Salt(PersonalEvents.WriteWords(happened)), at, by, stamp);
        hash = sealedEvent.Seal(hash, Key);
        return [sealedEvent];
    }

    private static JournalEvent Event(
        long version, string type, ReadOnlyMemory<byte> payload, PersonalText? personal, DateTimeOffset at, Actor by, CommandStamp? stamp) => new()
        {
            Version = version,
            Type = type,
            At = at,
            By = by,
            Payload = payload,
            Personal = personal,
            PersonalDigest = personal is null ? null : EventChain.DigestPersonal(personal),
            Command = stamp,
        };

    private PersonalText? Personal(TState after, TEvent happened) =>
        Salt(Behaviour.WritePersonal(happened)) is { } personal ? personal with { Index = IndexOf(after, happened) } : null;

    private ImmutableArray<KeyDigest> IndexOf(TState after, TEvent happened)
    {
        if (Behaviour.ContactOf(after, happened) is not { } found)
        {
            return [];
        }

        var journal = Journal;
        return [.. ContactForm.Of(found.Contact).Select(contact => journal.Installation.DigestOf(found.Hall, contact))];
    }

    private PersonalText? Salt(ReadOnlyMemory<byte>? personal)
    {
        if (personal is not { } text)
        {
            return null;
        }

        var salt = new byte[16];
        Ids.FillSalt(salt);
        return new PersonalText(salt, text);
    }
}
