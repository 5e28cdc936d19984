using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Grains;

/// <content>Commits: what a turn has seen is shown once it is on disk.</content>
internal abstract partial class EventSourcedGrain<TState, TCommand, TEvent, TInput>
{
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

        if (turn.Refusal is not null)
        {
            await RequireNewestAsync();
        }

        return turn;
    }

    // Another host may have written since, such as one that was given up while its write was on its way: a refusal from memory would be one of the
    // past, and to a command with a key, which that host may have carried out, a second reply.
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
}
