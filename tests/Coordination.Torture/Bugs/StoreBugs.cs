using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Journal;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Bugs;

/// <summary>The epoch is not checked: a centre that was taken over goes on.</summary>
internal sealed class NoFencing : Bug
{
    public override string Name => "no-fencing";

    public override string What => "a commit under an old epoch is accepted";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(IDisk sound) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append) => Sound.TryAppend(append with { Fence = null });
    }
}

/// <summary>Two centres of the same number.</summary>
internal sealed class SameEpoch : Bug
{
    public override string Name => "same-epoch";

    public override string What => "two centres get the same epoch";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk, world);

    private sealed class FaultyDisk(Disk sound, World world) : DiskBug(sound)
    {
        public override Epoch TakeEpoch(CentreId centre) =>
            sound.LastEpoch is { Value: > 0 } last && world.Chance.Percent(50) ? sound.Announce(centre, last) : Sound.TakeEpoch(centre);
    }
}

/// <summary>A reply leaves before its commit.</summary>
internal sealed class ReplyBeforeCommit : Bug
{
    public override string Name => "reply-before-commit";

    public override string What => "an append is answered before it is on disk";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(IDisk sound) : DiskBug(sound)
    {
        public override bool AnswersEarly => true;
    }
}

/// <summary>An append is answered and never written.</summary>
internal sealed class LostAppend : Bug
{
    public override string Name => "lost-append";

    public override string What => "one append in a hundred is answered and not written";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk, world);

    private sealed class FaultyDisk(IDisk sound, World world) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append) => world.Chance.Percent(1) ? null : Sound.TryAppend(append);
    }
}

/// <summary>A commit is applied twice.</summary>
internal sealed class CommitTwice : Bug
{
    public override string Name => "commit-twice";

    public override string What => "one commit in a hundred is applied a second time";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk, world);

    private sealed class FaultyDisk(Disk sound, World world) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append)
        {
            var failure = Sound.TryAppend(append);
            if (failure is null && append.ExpectedVersion > 0 && world.Chance.Percent(1))
            {
                sound.Store.TamperRow(append.Row.Key, row => row with { Version = append.ExpectedVersion });
                Sound.TryAppend(append with { ExpectedHash = null });
            }

            return failure;
        }
    }
}

/// <summary>The expected version is not checked: the last writer wins.</summary>
internal sealed class NoVersionCheck : Bug
{
    public override string Name => "no-version-check";

    public override string What => "an append to a grain that another host has changed is accepted";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(Disk sound) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append)
        {
            if (RowOf(append.Row.Key) is not null)
            {
                sound.Store.TamperRow(append.Row.Key, row => row with { Version = append.ExpectedVersion });
            }

            return Sound.TryAppend(append with { ExpectedHash = null });
        }
    }
}

/// <summary>Events are written, and the row stays as it was.</summary>
internal sealed class EventsWithoutRow : Bug
{
    public override string Name => "events-without-row";

    public override string What => "one commit in a hundred writes the events and leaves the row's content as it was";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk, world);

    private sealed class FaultyDisk(Disk sound, World world) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append)
        {
            var before = RowOf(append.Row.Key);
            var failure = Sound.TryAppend(append);
            if (failure is null && before is not null && world.Chance.Percent(1))
            {
                sound.Store.TamperRow(append.Row.Key, row => before with { Version = row.Version, Hash = row.Hash });
            }

            return failure;
        }
    }
}

/// <summary>Rows are read from a replica that lags.</summary>
internal sealed class StaleRow : Bug
{
    public override string Name => "stale-row";

    public override string What => "a row is sometimes read as it was one commit ago";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk, world);

    private sealed class FaultyDisk(IDisk sound, World world) : DiskBug(sound)
    {
        private readonly Dictionary<GrainKey, GrainRow?> _before = [];

        public override IJournal Reads => new StaleReads(Sound.Reads, this, world);

        public override Exception? TryAppend(Append append)
        {
            _before[append.Row.Key] = RowOf(append.Row.Key);
            return Sound.TryAppend(append);
        }

        private sealed class StaleReads(IJournal sound, FaultyDisk disk, World world) : JournalBug(sound)
        {
            public override ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
                disk._before.TryGetValue(grain, out var row) && world.Chance.Percent(30) ? new(row) : base.ReadRowAsync(grain, cancellation);
        }
    }
}

/// <summary>The keys of commands are forgotten when a grain leaves memory.</summary>
internal sealed class ForgottenKeys : Bug
{
    public override string Name => "forgotten-keys";

    public override string What => "a command repeated after its grain was loaded again is not recognised";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(IDisk sound) : DiskBug(sound)
    {
        public override IJournal Reads => new FaultyReads(Sound.Reads);
    }

    private sealed class FaultyReads(IJournal sound) : JournalBug(sound)
    {
        public override ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
            GrainKey grain, CancellationToken cancellation = default) => new([]);
    }
}

/// <summary>A rebuilt centre takes everything for new.</summary>
internal sealed class ForgottenAges : Bug
{
    public override string Name => "forgotten-ages";

    public override string What => "a rebuilt centre queues what waits by the time of the last change, not by its age";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(IDisk sound) : DiskBug(sound)
    {
        public override IJournal Reads => new FaultyReads(Sound.Reads);
    }

    private sealed class FaultyReads(IJournal sound) : JournalBug(sound)
    {
        private static readonly RequestBehaviour Behaviour = new();

        public override async IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(
            CentreId centre, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var row in base.ReadOpenRequestsAsync(centre, cancellation))
            {
                yield return row with { State = Behaviour.WriteState(Rejuvenated(Behaviour.ReadState(row.State.Span))) };
            }
        }

        private static RequestState Rejuvenated(RequestState state) => state with
        {
            Items = [.. state.Items.Select(item => item.QueuedAt is null ? item : item with { QueuedAt = state.ChangedAt })],
        };
    }
}

/// <summary>A cancelled request is gone from the record.</summary>
internal sealed class PurgedRequests : Bug
{
    public override string Name => "purged-requests";

    public override string What => "a request that ends without service is removed from the store";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(Disk sound) : DiskBug(sound)
    {
        public override Exception? TryAppend(Append append)
        {
            var failure = Sound.TryAppend(append);
            if (failure is null && append.Row.Key.Kind == GrainKind.Request && append.Row.Status is "cancelled")
            {
                sound.Store.TamperRow(append.Row.Key, _ => null);
            }

            return failure;
        }
    }
}
