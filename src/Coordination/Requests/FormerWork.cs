using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>What is to go to another department because the plan has given up the one where it is. What is in somebody's hands stays there until they are done with it.</summary>
internal static class FormerWork
{
    private static readonly RequestBehaviour Behaviour = new();

    /// <summary>Whether a request that is open has any; its state as it is stored.</summary>
    public static bool IsIn(ReadOnlySpan<byte> state, ActivePlan plan) =>
        plan.NamesOfFormer.MayBeIn(state) && Behaviour.ReadState(state).Items.Any(item => IsThere(item, plan));

    /// <summary>Whether an item is such work.</summary>
    public static bool IsThere(WorkItemState item, ActivePlan plan) =>
        !item.Status.IsFinal() && !item.Status.IsHeld() && plan.FormerDepartments.ContainsKey(item.Department);

    /// <summary>Whether anything that waits is such work.</summary>
    public static bool IsIn(RequestRouting routing, ActivePlan plan)
    {
        if (plan.FormerDepartments.Count > 0)
        {
            foreach (var item in routing.Items)
            {
                if (item.Status == WorkItemStatus.Waiting && plan.FormerDepartments.ContainsKey(item.Department))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
