using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Grains;

/// <summary>A grain whose truth is its events: turns decide and apply in memory, replies wait for the disk.</summary>
/// <remarks>
/// <para><b>Turns.</b> A turn runs under a lock and never waits: it decides, applies, and hands its append to the
/// journal. The next turn goes on from there while the commit is in flight (pipelining).</para>
/// <para><b>Durable before visible.</b> A reply waits for the commit of everything its turn has seen; reads show the
/// newest state on disk.</para>
/// <para><b>Faults.</b> When a commit fails, the state in memory is invalid: the grain is dropped, its
/// later turns fail with it, and the host loads it again for the next caller.</para>
/// </remarks>
internal abstract partial class EventSourcedGrain<TState, TCommand, TEvent, TInput> : IGrainActivation
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

    /// <remarks>What was never written is not kept: anybody may ask for names that nobody has.</remarks>
    /// <inheritdoc />
    public virtual bool IsCompleted => DurableVersion == 0;

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
            ? ObserveAsync(command, OriginOf(meta), input, fence)
            : RunAsync(command, OriginOf(meta), input, fence);

    /// <summary>What is kept of a command's key; null where it has none.</summary>
    protected KeyDigest? DigestOf(CommandMeta meta) => meta.Key is { } key ? _services.Journal.Installation.DigestOf(Key, meta.By, key) : null;

    private CommandOrigin OriginOf(CommandMeta meta) => new(_services.Journal.Installation.OnRecord(meta.By), DigestOf(meta));

    private ValueTask<Turn<TState>> RunAsync(TCommand command, CommandOrigin origin, TInput input, Fence? fence) =>
        origin.Key is null || _commands.IsComplete
            ? CommittedAsync(TakeTurn(command, origin, input, fence))
            : RememberAndHandleAsync(command, origin, input, fence);

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

    /// <summary>Whether a command with the key of this one was decided before: it is only to be answered again.</summary>
    protected async ValueTask<bool> IsRepeatedAsync(CommandMeta meta)
    {
        if (DigestOf(meta) is not { } key)
        {
            return false;
        }

        if (!_commands.IsComplete)
        {
            await RememberCommandsAsync();
        }

        lock (_turn)
        {
            return _commands.TryFind(key, out _);
        }
    }

    /// <summary>Gives up this activation: the next call loads the grain again.</summary>
    protected void Drop() => _isDropped = true;

    private async ValueTask<Turn<TState>> RememberAndHandleAsync(TCommand command, CommandOrigin origin, TInput input, Fence? fence)
    {
        await RememberCommandsAsync();
        return await CommittedAsync(TakeTurn(command, origin, input, fence));
    }

    private async ValueTask<Turn<TState>> ObserveAsync(TCommand command, CommandOrigin origin, TInput input, Fence? fence)
    {
        var observation = CommandObservation.Begin(_services.Meters, _services.Time, Key, command);
        try
        {
            var turn = await RunAsync(command, origin, input, fence);
            observation.End(turn.Refusal, turn.Version);
            return turn;
        }
        catch (Exception fault)
        {
            observation.Fail(fault);
            throw;
        }
    }
}
