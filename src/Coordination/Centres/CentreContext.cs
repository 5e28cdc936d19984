using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Microsoft.Extensions.Logging;

namespace Coordination.Centres;

/// <summary>What every part of a centre works with: the index under its lock, and the way to the world.</summary>
/// <remarks>Whoever is handed the index itself as an argument is called with its lock held.</remarks>
internal sealed class CentreContext(CentreId centre, HallServices services, CentreOptions options, ILogger log)
{
    private readonly Guarded<CentreIndex> _index = new(new CentreIndex(centre, options.PauseAfterFault));
    private volatile bool _hasPlan;

    public CentreId Centre { get; } = centre;

    public HallServices Services { get; } = services;

    public CentreOptions Options { get; } = options;

    public ILogger Log { get; } = log;

    /// <summary>Whether a plan was seen, so that there is a hall; set once. Without the lock, as it is asked after every call.</summary>
    public bool HasPlan
    {
        get => _hasPlan;
        set => _hasPlan = value;
    }

    public DateTimeOffset Now => Services.Time.GetUtcNow();

    /// <summary>Goes on whatever happens to the clock; only differences have a meaning.</summary>
    public TimeSpan Uptime => Services.Time.GetElapsedTime(0);

    /// <summary>Takes the lock of the index.</summary>
    public Guarded<CentreIndex>.Access Enter() => _index.Enter();

    public IRequestPeer Request(RequestId request) => Services.Grains.Request(request);

    /// <summary>The plan a request was admitted under.</summary>
    public ValueTask<ActivePlan> PlanOfAsync(RequestRouting routing) => Services.Plans.GetAsync(Centre, routing.Plan);

    /// <summary>Shows a request's routing state to the index, with the plan it was admitted under if need be.</summary>
    public ValueTask AcceptAsync(RequestRouting routing) =>
        TryAccept(routing, plan: null) ? ValueTask.CompletedTask : FindPlanAndAcceptAsync(routing);

    /// <summary>Takes note of an open request with work at a department that the plan has given up.</summary>
    public void NoteIfFormer(RequestId request, GrainRow row)
    {
        using var access = Enter();
        access.Value.NoteIfFormer(request, row.State.Span);
    }

    /// <summary>Takes note of what a newer plan changes for an open request that was accepted, and shows to nobody who sees only what waits or is held.</summary>
    public async ValueTask NoteIfOvertakenAsync(RequestRouting routing, GrainRow row)
    {
        NoteIfFormer(routing.Request, row);
        if (routing.Items.IsEmpty)
        {
            await NoteNewerPlanAsync(routing);
        }
    }

    /// <summary>Takes note of what a newer plan changes for an open request: its clock, or that its citizen is waited for no longer.</summary>
    public async ValueTask NoteNewerPlanAsync(RequestRouting routing)
    {
        var plan = await PlanOfAsync(routing);
        using var access = Enter();
        access.Value.NoteIfClockMoves(routing, plan);
        access.Value.NoteIfAwaited(routing, Now);
    }

    private async ValueTask FindPlanAndAcceptAsync(RequestRouting routing) => TryAccept(routing, await PlanOfAsync(routing));

    private bool TryAccept(RequestRouting routing, ActivePlan? plan)
    {
        using var access = Enter();
        access.Value.Clock.Uptime = Uptime;
        return access.Value.TryAccept(routing, plan, Now);
    }
}
