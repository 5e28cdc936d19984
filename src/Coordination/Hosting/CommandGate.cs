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
    /// <param name="command">The command, or what it is given with.</param>
    /// <param name="meta">Who gives it.</param>
    /// <param name="refusal">Why not.</param>
    /// <exception cref="ArgumentNullException">There is no command, or nobody who gives it: a fault of the caller's program.</exception>
    public bool TryEnter(object command, CommandMeta meta, [NotNullWhen(false)] out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(meta);
        return TryEnter(CommandForm.Check(command, meta), out refusal);
    }

    /// <summary>The same for a call that is given with nothing that could be malformed.</summary>
    public bool TryEnter(CommandMeta meta, [NotNullWhen(false)] out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(meta);
        return TryEnter(CommandForm.Check(meta), out refusal);
    }

    // Counted before the gate is checked, so that closing misses no command; whatever throws is refused before it is counted.
    private bool TryEnter(Refusal? fault, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = Refuse(Interlocked.Increment(ref _inFlight)) ?? fault;
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
