using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Makes the records of events: written, salted where they are personal, and chained by their hashes.</summary>
/// <param name="Key">Whose events.</param>
/// <param name="Behaviour">How they are written.</param>
/// <param name="Ids">Where salts come from.</param>
internal readonly record struct EventSealer<TState, TCommand, TEvent, TInput>(
    GrainKey Key, GrainBehaviour<TState, TCommand, TEvent, TInput> Behaviour, IIdSource Ids)
    where TState : class
{
    /// <summary>Seals what happened after <paramref name="version"/>.</summary>
    /// <param name="happened">The events, in order.</param>
    /// <param name="version">The version before them.</param>
    /// <param name="hash">The chain's value before them, and then after them.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who caused them.</param>
    /// <param name="stamp">The command's stamp, which the last one carries.</param>
    public ImmutableArray<JournalEvent> Seal(
        ImmutableArray<TEvent> happened, long version, ref EventHash hash, DateTimeOffset at, Actor by, CommandStamp? stamp)
    {
        var events = new JournalEvent[happened.Length];
        for (var i = 0; i < happened.Length; i++)
        {
            var personal = Salt(Behaviour.WritePersonal(happened[i]));
            events[i] = new JournalEvent
            {
                Version = version + i + 1,
                Type = Behaviour.NameOf(happened[i]),
                At = at,
                By = by,
                Payload = Behaviour.WriteEvent(happened[i]),
                Personal = personal,
                PersonalDigest = personal is null ? null : EventChain.DigestPersonal(personal),
                Command = i == happened.Length - 1 ? stamp : null,
            };
            hash = events[i].Seal(hash, Key);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
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
