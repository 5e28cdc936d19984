using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Gives the engine's commands to requests when they are due.</summary>
/// <remarks>What could not be done is still due: storage that fails for a moment must not keep an offer standing for ever.</remarks>
internal sealed class DueCommandRunner(CentreContext centre, AssignmentPump pump)
{
    /// <summary>Gives everything that is due.</summary>
    public async ValueTask RunAsync(DateTimeOffset now)
    {
        while (TryTake(now, out var due))
        {
            await RunAsync(due);
        }
    }

    /// <summary>Gives one command now.</summary>
    public async ValueTask RunAsync(DueCommand due)
    {
        try
        {
            var reply = await centre.Request(due.Request).DispatchAsync(due.Command, CommandMeta.Engine);
            if (!reply.IsRefused)
            {
                EndRetries();
                await ShowAsync(reply.Value);
            }
            else if (await centre.Request(due.Request).ReadRoutingAsync(KnownVersion(due.Request)) is { } routing)
            {
                await ShowAsync(routing);
                Reschedule(routing, due.Command);
            }
        }
        catch (CoordinationException fault)
        {
            centre.Log.LogNotCarriedOut(due.Request, due.Command.GetType().Name, fault);
            using var access = centre.Enter();
            var (retries, now) = (access.Value.Due.Retries, centre.Now);
            retries.Begin(now);
            access.Value.Due.ScheduleAfter(centre.Uptime + (retries.Until - now), retries.Until, due);
        }
    }

    private bool TryTake(DateTimeOffset now, out DueCommand due)
    {
        using var access = centre.Enter();
        return access.Value.TryTakeDue(now, centre.Uptime, out due);
    }

    private async ValueTask ShowAsync(RequestRouting routing)
    {
        await centre.AcceptAsync(routing);
        pump.Run();
    }

    private void EndRetries()
    {
        using var access = centre.Enter();
        access.Value.Due.Retries.End();
    }

    private void Reschedule(RequestRouting routing, RequestCommand command)
    {
        using var access = centre.Enter();
        access.Value.Reschedule(routing, command, centre.Now + centre.Options.PauseAfterFault);
    }

    private long KnownVersion(RequestId request)
    {
        using var access = centre.Enter();
        return access.Value.KnownVersion(request);
    }
}
