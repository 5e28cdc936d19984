using System.Collections.Immutable;
using System.Security.Cryptography;
using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Grains;

/// <summary>A grain whose truth is its events: turns decide and apply in memory, replies wait for the disk.</summary>
/// <remarks>
/// <para><b>Turns.</b> A turn runs under a lock and never waits: it decides, applies, and hands its append to the
/// journal. The next turn goes on from there while the commit is in flight (pipelining).</para>
/// <para><b>Durable before visible.</b> A reply waits for the commit of everything its turn has seen; reads show the
/// newest state on disk.</para>
/// <para><b>Faults.</b> When a commit fails, the state in memory is worth nothing: the grain is dropped, its
/// later turns fail with it, and the host loads it again for the next caller.</para>
/// </remarks>
internal abstract class EventSourcedGrain<TState, TCommand, TEvent, TInput> : IGrainActivation
    where TState : class
    where TCommand : notnull
{
    private readonly GrainBehaviour<TState, TCommand, TEvent, TInput> _behaviour;
    private readonly GrainServices _services;
    private readonly Lock _turn = new();
    private readonly CommandMemory _commands = new();
    private TState _state;
    private long _version;
    private EventHash _hash;
    private DateTimeOffset _lastAt;
    private Task _commit = Task.CompletedTask;
    private TState _durable;
    private long _durableVersion;
    private volatile bool _isDropped;

    private protected EventSourcedGrain(GrainKey key, GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour, GrainServices services)
    {
        Key = key;
        _behaviour = behaviour;
        _services = services;
        _state = _durable = behaviour.Initial(key);
    }

    /// <summary>Which grain.</summary>
    public GrainKey Key { get; }

    /// <inheritdoc />
    public bool IsDropped => _isDropped;

    /// <inheritdoc />
    public virtual bool IsOver => false;

    /// <summary>The newest state on disk.</summary>
    protected TState Durable => Volatile.Read(ref _durable);

    /// <summary>The number of events on disk; 0 when the grain has never been written.</summary>
    protected long DurableVersion => Interlocked.Read(ref _durableVersion);

    /// <inheritdoc />
    public void BeginNew() => _commands.BeginEmpty();

    /// <inheritdoc />
    public virtual async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        var row = await _services.Journal.ReadRowAsync(Key, cancellation);
        if (row is null)
        {
            _commands.BeginEmpty();
            return;
        }

        _state = _durable = _behaviour.ReadState(row.State.Span);
        _version = _durableVersion = row.Version;
        _hash = row.Hash;
        _lastAt = _behaviour.ChangedAt(_state);
    }

    /// <summary>Runs a command's turn and waits for its commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="meta">Who gives it, and its key.</param>
    /// <param name="input">What the decision looks at in the world around the grain.</param>
    /// <param name="fence">The epoch that must hold at the commit.</param>
    /// <exception cref="GrainDroppedException">The grain was dropped before the turn: nothing happened.</exception>
    protected ValueTask<Turn<TState>> HandleAsync(TCommand command, CommandMeta meta, TInput input, Fence? fence = null) =>
        CommandObservation.IsWanted(_services.Meters)
            ? ObserveAsync(command, meta, input, fence)
            : RunAsync(command, meta, input, fence);

    private ValueTask<Turn<TState>> RunAsync(TCommand command, CommandMeta meta, TInput input, Fence? fence) =>
        meta.Key is null || _commands.IsComplete
            ? CommittedAsync(TakeTurn(command, meta, input, fence))
            : RememberAndHandleAsync(command, meta, input, fence);

    /// <summary>The newest state of all, once it is on disk.</summary>
    /// <exception cref="GrainDroppedException">The grain was dropped.</exception>
    protected async ValueTask<TState> ReadNewestAsync()
    {
        Turn<TState> turn;
        lock (_turn)
        {
            turn = _isDropped
                ? throw new GrainDroppedException(Key)
                : new Turn<TState>(_state, _version, "", null, true, _commit) { Seen = _version };
        }

        return (await CommittedAsync(turn)).State;
    }

    /// <summary>Whether a command with this key was decided before: it is only to be answered again.</summary>
    protected async ValueTask<bool> IsRepeatedAsync(CommandKey? key)
    {
        if (key is null)
        {
            return false;
        }

        if (!_commands.IsComplete)
        {
            await RememberCommandsAsync();
        }

        lock (_turn)
        {
            return _commands.TryFind(key.Value, out _);
        }
    }

    /// <summary>Gives up this activation: the next call loads the grain again.</summary>
    protected void Drop() => _isDropped = true;

    private async ValueTask<Turn<TState>> RememberAndHandleAsync(TCommand command, CommandMeta meta, TInput input, Fence? fence)
    {
        await RememberCommandsAsync();
        return await CommittedAsync(TakeTurn(command, meta, input, fence));
    }

    private async ValueTask<Turn<TState>> ObserveAsync(TCommand command, CommandMeta meta, TInput input, Fence? fence)
    {
        var observation = CommandObservation.Begin(_services.Meters, _services.Time, Key, command);
        try
        {
            var turn = await RunAsync(command, meta, input, fence);
            observation.End(turn.Refusal, turn.Version);
            return turn;
        }
        catch (Exception fault)
        {
            observation.Fail(fault);
            throw;
        }
    }

    private Turn<TState> TakeTurn(TCommand command, CommandMeta meta, TInput input, Fence? fence)
    {
        var observation = TurnObservation.Begin(_services.Meters, _services.Time);
        Turn<TState> turn;
        lock (_turn)
        {
            turn = _isDropped ? throw new GrainDroppedException(Key) : Decide(command, meta, input, fence) with { Seen = _version, IsKeyed = meta.Key is not null };
        }

        observation.End(Key.Kind, command);
        return turn;
    }

    private Turn<TState> Decide(TCommand command, CommandMeta meta, TInput input, Fence? fence)
    {
        var digest = meta.Key is null ? default : EventHash.Read(SHA256.HashData(_behaviour.WriteCommand(command).Span));
        if (meta.Key is { } key && _commands.TryFind(key, out var first))
        {
            return Repeat(first, digest);
        }

        var at = Now();
        var decision = _behaviour.Decide(_state, command, new DecisionContext<TInput>(at, meta.By, input));
        return decision.Refusal is { } refusal
            ? new Turn<TState>(_state, _version, _behaviour.StatusOf(_state), refusal, false, _commit)
            : decision.Events.IsEmpty ? LeaveAsItIs(meta, digest)
            : Write(decision, meta, at, digest, fence);
    }

    // Nothing goes on record, so its key lasts only as long as the grain is in memory.
    private Turn<TState> LeaveAsItIs(CommandMeta meta, EventHash digest)
    {
        var status = _behaviour.StatusOf(_state);
        if (meta.Key is { } key)
        {
            _commands.Add(key, new CommandEffect(_version, digest, status));
        }

        return new Turn<TState>(_state, _version, status, null, true, _commit);
    }

    private Turn<TState> Repeat(in CommandEffect first, EventHash digest) => first.Digest == digest
        ? new Turn<TState>(_state, first.Version, first.Status, null, true, _commit)
        : new Turn<TState>(_state, _version, first.Status, KeyReused(), false, _commit);

    private Turn<TState> Write(in Decision<TState, TEvent> decision, CommandMeta meta, DateTimeOffset at, EventHash digest, Fence? fence)
    {
        var (before, expected, previous) = (_state, _version, _hash);
        var state = decision.After ?? After(decision.Events, at, meta.By);
        var status = _behaviour.StatusOf(state);
        var stamp = meta.Key is { } key ? new CommandStamp(key, digest, status) : null;
        var hash = previous;
        var events = new EventSealer<TState, TCommand, TEvent, TInput>(Key, _behaviour, _services.Ids)
            .Seal(decision.Events, expected, ref hash, at, meta.By, stamp);
        var version = expected + events.Length;
        var row = _behaviour.Project(Key, state, version, hash);

        (_state, _version, _hash, _lastAt) = (state, version, hash, at);
        _commit = Append(new Append(events, row, expected, fence) { ExpectedHash = previous });
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

    // A journal that commits inline may throw at once; the fault belongs to the commit, not to the turn.
    private Task Append(Append append)
    {
        try
        {
            return _services.Journal.AppendAsync(append, _services.Meters, _services.Time).AsTask();
        }
        catch (CoordinationException fault)
        {
            return Task.FromException(fault);
        }
    }

    // What a turn has seen is on disk now, also when it was refused or repeated: whoever got its answer may read it.
    private async ValueTask<Turn<TState>> CommittedAsync(Turn<TState> turn)
    {
        try
        {
            await turn.Commit;
        }
        catch
        {
            _isDropped = true;
            throw;
        }

        if (turn.Seen > DurableVersion)
        {
            Publish(turn.State, turn.Seen);
        }

        if (turn is { Refusal: not null, IsKeyed: true })
        {
            await RequireNewestAsync();
        }

        return turn;
    }

    // Another host may have carried out the command with this key, so that a refusal from memory would be a second reply to it.
    private async ValueTask RequireNewestAsync()
    {
        var row = await _services.Journal.ReadRowAsync(Key);
        lock (_turn)
        {
            if (row is not null && row.Version > _version)
            {
                _isDropped = true;
                throw new GrainDroppedException(Key);
            }
        }
    }

    private void Publish(TState state, long version)
    {
        lock (_turn)
        {
            if (version > _durableVersion)
            {
                Volatile.Write(ref _durable, state);
                Interlocked.Exchange(ref _durableVersion, version);
            }
        }
    }

    private async ValueTask RememberCommandsAsync()
    {
        var stamps = await _services.Journal.ReadCommandsAsync(Key);
        lock (_turn)
        {
            _commands.Complete(stamps);
        }
    }

    // Time of a grain never goes back, whatever the clock does, and is kept to the microsecond.
    private DateTimeOffset Now()
    {
        var ticks = _services.Time.GetUtcNow().UtcTicks;
        var now = new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return now > _lastAt ? now : _lastAt;
    }

    private static Refusal KeyReused() => new(
        RefusalCodes.KeyReused, "This key was used before with another command; give a new command a new key.", "key");
}
