using Coordination.Erasures;
using Coordination.Plans;

namespace Coordination.Centres;

/// <summary>Has the hall's old personal texts swept now and then, where the plan does not keep them for ever. Nothing is read where it does.</summary>
internal sealed class RetentionTimer(CentreContext centre)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private DateTimeOffset _next;

    /// <summary>Has them swept, if the last time was long enough ago.</summary>
    public void RunIfDue()
    {
        var now = centre.Now;
        if (now < _next || RetentionSweep.KindsOf(Plan()?.Plan).IsEmpty)
        {
            return;
        }

        _next = now + Every;
        centre.Services.Background.Start("Sweeping personal texts", async () =>
            (await centre.Services.Grains.Erasures(centre.Centre).ExecuteAsync(new SweepTexts(), new CommandMeta(Actor.Engine))).Require());
    }

    private ActivePlan? Plan()
    {
        using var access = centre.Enter();
        return access.Value.IsRunning ? access.Value.Plan : null;
    }
}
