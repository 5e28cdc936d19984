using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Grains;

/// <content>Turns: decide and apply under the lock, and hand the append to the journal.</content>
internal abstract partial class EventSourcedGrain<TState, TCommand, TEvent, TInput>
{
    private Turn<TState> TakeTurn(TCommand command, CommandOrigin origin, TInput input, Fence? fence)
    {
        var observation = TurnObservation.Begin(_services.Meters, _services.Time);
        Turn<TState> turn;
        lock (_turn)
        {
            turn = _isDropped ? throw new GrainDroppedException(Key) : Decide(command, origin, input, fence) with { Seen = _version };
        }

        observation.End(Key.Kind, command);
        return turn;
    }

    private Turn<TState> Decide(TCommand command, CommandOrigin origin, TInput input, Fence? fence)
    {
        var digest = origin.Key is { } stamped ? _services.Journal.Installation.DigestOf(stamped, _behaviour.WriteCommand(command).Span) : default;
        if (origin.Key is { } key && _commands.TryFind(key, out var first))
        {
            return Repeat(first, digest);
        }

        var at = Now();
        var decision = _behaviour.Decide(_state, command, new DecisionContext<TInput>(at, origin.By, input));
        return decision.Refusal is { } refusal
            ? new Turn<TState>(_state, _version, _behaviour.StatusOf(_state), refusal, false, _commit)
            : decision.IsNothing ? NoChange(origin, digest)
            : Write(decision, origin, at, digest, fence);
    }

    // Nothing goes on record, so its key lasts only as long as the grain is in memory.
    private Turn<TState> NoChange(CommandOrigin origin, EventHash digest)
    {
        var status = _behaviour.StatusOf(_state);
        if (origin.Key is { } key)
        {
            _commands.Add(key, new CommandEffect(_version, digest, status));
        }

        return new Turn<TState>(_state, _version, status, null, true, _commit);
    }

    // What the record says of a command that memory has not seen is another host's: its reply is not to be told from a state of the past.
    private Turn<TState> Repeat(in CommandEffect first, EventHash digest)
    {
        if (first.Version > _version)
        {
            _isDropped = true;
            throw new GrainDroppedException(Key);
        }

        return first.Digest == digest
            ? new Turn<TState>(_state, first.Version, first.Status, null, true, _commit)
            : new Turn<TState>(_state, _version, first.Status, CommandMemory.KeyReused, false, _commit);
    }

    private Turn<TState> Write(in Decision<TState, TEvent> decision, CommandOrigin origin, DateTimeOffset at, EventHash digest, Fence? fence)
    {
        var (before, expected, previous) = (_state, _version, _hash);
        var state = decision.Personal is null
            ? decision.After ?? After(decision.Events, at, origin.By)
            : _behaviour.Touch(before, new EventContext(expected + 1, at, origin.By));
        var status = _behaviour.StatusOf(state);
        var stamp = origin.Key is { } key ? new CommandStamp(key, digest, status) : null;
        var hash = previous;
        var sealer = new EventSealer<TState, TCommand, TEvent, TInput>(Key, _behaviour, _services.Ids, _services.Journal);
        var events = decision.Personal is { } personal
            ? sealer.Seal(personal, expected, ref hash, at, origin.By, stamp)
            : sealer.Seal(decision.Events, state, expected, ref hash, at, origin.By, stamp);
        var version = expected + events.Length;
        var row = _behaviour.Project(Key, state, version, hash);

        (_state, _version, _hash, _lastAt) = (state, version, hash, at);
        _commit = Append(new Append(events, row, expected, fence)
        {
            ExpectedHash = previous,
            Erased = decision.Personal is PersonalErased erased ? erased.Versions : [],
        });
        if (stamp is not null)
        {
            _commands.Add(stamp.Key, new CommandEffect(version, digest, status));
        }

        return new Turn<TState>(state, version, status, null, false, _commit) { Before = before };
    }

    private TState After(ImmutableArray<TEvent> happened, DateTimeOffset at, Actor by)
    {
        var state = _state;
        for (var i = 0; i < happened.Length; i++)
        {
            state = _behaviour.Apply(state, happened[i], new EventContext(_version + i + 1, at, by));
        }

        return state;
    }

    // Time of a grain never goes back, whatever the clock does, and is kept to the microsecond.
    private DateTimeOffset Now()
    {
        var now = JournalTime.Truncate(_services.Time.GetUtcNow());
        return now > _lastAt ? now : _lastAt;
    }
}
