using System.Collections.Immutable;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Grains;

/// <content>Personal texts: that they were read or erased is an event of the grain they belong to, whatever its kind.</content>
internal abstract partial class EventSourcedGrain<TState, TCommand, TEvent, TInput>
{
    private const int ReasonLength = 500;

    /// <summary>Whether the text of an event may go. What the grain still works with stays.</summary>
    protected virtual bool MayErase(JournalEvent happened) => true;

    /// <summary>What a look tells of the texts that were read: the names of their events, or what the kind of grain calls its texts.</summary>
    protected virtual ImmutableArray<string> NamesOf(IEnumerable<JournalEvent> texts) =>
        [.. texts.Select(text => text.Type).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public virtual ValueTask<Reply<NoteReceipt>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        CommandObservation.IsWanted(_services.Meters) ? ObserveNoteAsync(note, meta, cancellation) : RunNoteAsync(note, meta, cancellation);

    private async ValueTask<Reply<NoteReceipt>> ObserveNoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation)
    {
        var observation = CommandObservation.Begin(_services.Meters, _services.Time, Key, note);
        try
        {
            var reply = await RunNoteAsync(note, meta, cancellation);
            observation.End(reply.IsRefused ? reply.Refusal : null, reply.IsRefused ? DurableVersion : reply.Value.Version);
            return reply;
        }
        catch (Exception fault)
        {
            observation.Fail(fault);
            throw;
        }
    }

    private async ValueTask<Reply<NoteReceipt>> RunNoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation)
    {
        await ReadNewestAsync();
        if (Refuse(note, meta.By) is { } refusal)
        {
            return Reply.Refused<NoteReceipt>(refusal);
        }

        var texts = await FindTextsAsync(note, cancellation);
        var origin = OriginOf(meta);
        if (origin.Key is not null && !_commands.IsComplete)
        {
            await RememberCommandsAsync();
        }

        var turn = await CommittedAsync(TakeTurn(note, texts, origin));
        return turn.Refusal is { } reused
            ? Reply.Refused<NoteReceipt>(reused)
            : Reply.Of(new NoteReceipt(turn.Version, [.. texts.Select(text => text.Version)]));
    }

    private Refusal? Refuse(PersonalNote note, Actor by) => note switch
    {
        _ when DurableVersion == 0 => new Refusal(RefusalCodes.NotFound, $"Nothing has happened to {Key}."),
        EraseTexts when by.Kind != ActorKind.Engine => new Refusal(RefusalCodes.NotAllowed, "Only the engine gives this command."),
        EraseTexts { Basis: var basis } when !Slug.IsValid(basis) => new Refusal(RefusalCodes.Invalid, $"The field 'basis' is no basis: give a code, {Slug.Format}.", "basis"),
        LookAtTexts { Reason: { } reason } when !PlainText.Fits(reason, ReasonLength) || !PlainText.Is(reason, mayHaveLines: true) =>
            new Refusal(RefusalCodes.Invalid, $"The field 'reason' is no reason: give at most {ReasonLength} characters, without control characters.", "reason"),
        _ => null,
    };

    // Nobody is shown why others have looked, but that goes with the rest.
    private async ValueTask<List<JournalEvent>> FindTextsAsync(PersonalNote note, CancellationToken cancellation)
    {
        var found = new List<JournalEvent>();
        var named = note.Versions.IsEmpty ? null : note.Versions.ToHashSet();
        var (after, most) = note is LookAtTexts look ? (look.After, look.Most) : (0, int.MaxValue);
        await foreach (var entry in _services.Journal.ReadHistoryAsync(Key, after, cancellation))
        {
            if (found.Count >= most)
            {
                break;
            }

            var one = entry.Event;
            if (one.Personal is not null
                && (named is null || named.Contains(one.Version))
                && (note is EraseTexts ? MayErase(one) : !PersonalEvents.IsName(one.Type)))
            {
                found.Add(one);
            }
        }

        return found;
    }

    private Turn<TState> TakeTurn(PersonalNote note, List<JournalEvent> texts, CommandOrigin origin)
    {
        var observation = TurnObservation.Begin(_services.Meters, _services.Time);
        var turn = TakeTurnLocked(note, texts, origin);
        observation.End(Key.Kind, note);
        return turn;
    }

    private Turn<TState> TakeTurnLocked(PersonalNote note, List<JournalEvent> texts, CommandOrigin origin)
    {
        lock (_turn)
        {
            // What is in memory here may be behind the record, where another host has written.
            if (texts.Count > 0 && texts[^1].Version > _version)
            {
                Drop();
            }

            if (_isDropped)
            {
                throw new GrainDroppedException(Key);
            }

            var digest = origin.Key is { } stamped ? _services.Journal.Installation.DigestOf(stamped, note.Write()) : default;
            var turn = origin.Key is { } key && _commands.TryFind(key, out var first) ? Repeat(first, digest)
                : texts.Count == 0 ? NoChange(origin, digest)
                : Write(Decision<TState, TEvent>.Of(Happened(note, texts)), origin, Now(), digest, fence: null);
            return turn with { Seen = _version };
        }
    }

    private PersonalEvent Happened(PersonalNote note, List<JournalEvent> texts) => note switch
    {
        EraseTexts erase => new PersonalErased(erase.Basis, [.. texts.Select(text => text.Version)]),
        LookAtTexts look => new PersonalRead(NamesOf(texts)) { Reason = look.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, "This is done with no personal text."),
    };
}
