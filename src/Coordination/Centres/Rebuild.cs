using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>From storage to memory: the start of a centre, once in its life.</summary>
internal sealed class Rebuild(CentreContext centre, PullHistory history)
{
    private bool _hasBegun;

    /// <summary>Whether a start was begun, so that another one is not.</summary>
    public bool HasBegun(CentreIndex index) => index.IsRunning || _hasBegun;

    /// <summary>Takes an epoch, which ends every earlier centre of the hall, and reads everything that is open.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="isInCrisis">Whether the crisis plan counts when people have been read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>False when a start was begun before.</returns>
    public async ValueTask<bool> TryRunAsync(ActivePlan plan, Func<bool> isInCrisis, CancellationToken cancellation)
    {
        if (!TryBegin())
        {
            return false;
        }

        var epoch = await centre.Services.Journal.TakeEpochAsync(centre.Centre, cancellation);
        SetEpoch(epoch);
        var people = await StoredPeople.ReadAsync(centre.Services.Journal, centre.Centre, cancellation);
        using (var access = centre.Enter())
        {
            access.Value.Start(plan, isInCrisis(), people.Staff, people.Departments, centre.Now);
            access.Value.Clock.Look(centre.Now, centre.Uptime);
        }

        var requests = await ReadRequestsAsync(cancellation);
        var waiting = WaitingCount();
        centre.Log.LogStarted(centre.Centre, epoch, requests, waiting);
        return true;
    }

    private bool TryBegin()
    {
        using var access = centre.Enter();
        var begins = !_hasBegun;
        _hasBegun = true;
        return begins;
    }

    // Somebody may be withdrawn while people are read: that counts under the new epoch already.
    private void SetEpoch(Epoch epoch)
    {
        using var access = centre.Enter();
        access.Value.Epoch = epoch;
    }

    private async ValueTask<long> ReadRequestsAsync(CancellationToken cancellation)
    {
        var (count, returned) = (0L, new Queue<RequestId>());
        await foreach (var row in centre.Services.Journal.ReadOpenRequestsAsync(centre.Centre, cancellation))
        {
            var routing = RequestRoutingReader.Read(row.State.Span);
            await centre.AcceptAsync(routing);
            await centre.NoteIfOvertakenAsync(routing, row);
            PullHistory.NoteIfReturned(routing, returned);
            count++;
        }

        await history.RestoreAsync(returned, cancellation);
        return count;
    }

    private int WaitingCount()
    {
        using var access = centre.Enter();
        return access.Value.WaitingCount;
    }
}
