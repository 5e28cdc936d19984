using System.Diagnostics.CodeAnalysis;
using Coordination.Telemetry;

namespace Coordination.Hosting;

/// <summary>Bounds the commands in flight: beyond the limit they are refused at once, instead of growing a queue.</summary>
internal sealed class CommandGate
{
    private readonly int _limit;
    private readonly EngineMeters? _meters;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private int _closed;

    /// <summary>Makes a gate.</summary>
    /// <param name="limit">How many commands may be in flight.</param>
    public CommandGate(int limit)
        : this(limit, meters: null)
    {
    }

    internal CommandGate(int limit, EngineMeters? meters) => (_limit, _meters) = (limit, meters);

    /// <summary>Commands in flight.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Admits a command from outside, or says why not. An admitted command is counted until <see cref="Leave"/>; a refused one is not counted any more.</summary>
    public bool TryEnter(CommandMeta meta, [NotNullWhen(false)] out Refusal? refusal)
    {
        // Counted before the gate is checked, so that closing misses no command.
        refusal = Refuse(Interlocked.Increment(ref _inFlight)) ?? RefuseEngine(meta.By);
        if (refusal is null)
        {
            return true;
        }

        _meters?.Refused(refusal.Code);
        Leave();
        return false;
    }

    /// <summary>An admitted command is over.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0 && Volatile.Read(ref _closed) != 0)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>Admits nothing any more; completes when no command is in flight.</summary>
    public Task CloseAsync()
    {
        Interlocked.Exchange(ref _closed, 1);
        if (InFlight == 0)
        {
            _empty.TrySetResult();
        }

        return _empty.Task;
    }

    // The engine gives its own commands inside; a role that is none of the known ones has no right to anything.
    private static Refusal? RefuseEngine(Actor by) => by.Kind is >= ActorKind.Citizen and <= ActorKind.Administrator
        ? null
        : new Refusal(RefusalCodes.NotAllowed, $"Only the engine itself acts as '{by.Kind}': give the command in the role of a person.", "by");

    private Refusal? Refuse(int present)
    {
        if (Volatile.Read(ref _closed) != 0)
        {
            return new Refusal(RefusalCodes.Stopping, "The host is shutting down; repeat the command with the same key when it is back.");
        }

        return present > _limit
            ? new Refusal(RefusalCodes.Busy, $"{_limit} commands are in flight already; repeat this one with the same key shortly.")
            : null;
    }
}
