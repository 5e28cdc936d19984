using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>What an item requires now and will require when time goes by.</summary>
/// <param name="index">Its number.</param>
/// <param name="now">The skills required at present.</param>
/// <param name="relaxAfter">After so many ticks of waiting the next requirement falls away.</param>
/// <param name="relaxed">What is required then; null when nothing more falls away.</param>
internal sealed class RequirementSchedule(int index, SkillSet now, long relaxAfter, RequirementSchedule? relaxed)
{
    public int Index { get; } = index;

    public SkillSet Now { get; } = now;

    public long RelaxAfter { get; } = relaxAfter;

    public RequirementSchedule? Relaxed { get; } = relaxed;

    /// <summary>What is still required of an item of this age.</summary>
    public RequirementSchedule At(long queuedAt, long now)
    {
        var schedule = this;
        while (schedule.Relaxed is { } relaxed && queuedAt + schedule.RelaxAfter <= now)
        {
            schedule = relaxed;
        }

        return schedule;
    }
}
