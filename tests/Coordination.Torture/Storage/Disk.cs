using Coordination.Centres;
using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Torture.Halls;

namespace Coordination.Torture.Storage;

/// <summary>What is durable: a sound store in memory, shared by every process, which tells a watcher what was committed.</summary>
internal sealed class Disk : IDisk
{
    private readonly InMemoryJournal _journal = new(new InMemoryStore { Installation = Setting.Installation });

    /// <summary>What it keeps.</summary>
    public InMemoryStore Store => _journal.Store;

    /// <inheritdoc />
    public IJournal Reads => _journal;

    /// <summary>The epoch taken last.</summary>
    public Epoch LastEpoch { get; private set; }

    /// <summary>Called at each commit.</summary>
    public event Action<Append>? Committed;

    /// <summary>Called when an epoch was taken.</summary>
    public event Action<CentreId, Epoch>? Taken;

    /// <inheritdoc />
    public Exception? TryAppend(Append append)
    {
        try
        {
            _journal.AppendAsync(append).AsTask().GetAwaiter().GetResult();
            Committed?.Invoke(append);
            return null;
        }
        catch (CoordinationException refused)
        {
            return refused;
        }
    }

    /// <inheritdoc />
    public Epoch TakeEpoch(CentreId centre)
    {
        return Announce(centre, _journal.TakeEpochAsync(centre).AsTask().GetAwaiter().GetResult());
    }

    /// <inheritdoc />
    public Epoch? RenewEpoch(CentreId centre, Epoch newest) =>
        _journal.RenewEpochAsync(centre, newest).AsTask().GetAwaiter().GetResult() is { } epoch ? Announce(centre, epoch) : null;

    /// <summary>Tells that a centre works under an epoch.</summary>
    public Epoch Announce(CentreId centre, Epoch epoch)
    {
        LastEpoch = epoch;
        Taken?.Invoke(centre, epoch);
        return epoch;
    }
}
