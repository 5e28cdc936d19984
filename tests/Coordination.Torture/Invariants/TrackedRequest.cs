using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Torture.Invariants;

/// <summary>A request as it is committed, and since when each of its items is as it is.</summary>
internal sealed class TrackedRequest(RequestState state)
{
    private readonly List<DateTimeOffset> _since = [];

    public RequestState State { get; private set; } = state;

    /// <summary>When it changed last, in true time.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Since when an item is as it is, in true time.</summary>
    public DateTimeOffset Since(int item) => _since[item];

    public void Become(RequestState state, DateTimeOffset now)
    {
        for (var i = 0; i < state.Items.Length; i++)
        {
            if (i >= _since.Count)
            {
                _since.Add(now);
            }
            else if (State.Items.Length <= i || state.Items[i] != State.Items[i] || state.Urgency != State.Urgency)
            {
                _since[i] = now;
            }
        }

        State = state;
        ChangedAt = now;
    }

    public StepPlan Step(int item, ActivePlan plan) => plan.FindStep(State.Service, State.Items[item].Step)!;

    /// <summary>What an item requires of whoever does it: its step's skills and what the person's needs demand, each where it counts.</summary>
    public IEnumerable<SkillRequirement> Skills(int item, ActivePlan plan) =>
        (State.Items[item].AnySkill ? [] : Step(item, plan).Skills).Concat(State.Items[item].NeedsWaived ? [] : State.NeededSkills);

    public int Cost(int item, ActivePlan plan) => ActivePlan.CostOf(Step(item, plan), State.Channel);
}
