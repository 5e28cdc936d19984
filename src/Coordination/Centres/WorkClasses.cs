using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Finds the work class of an item: from its plan once, from memory from then on.</summary>
internal sealed class WorkClasses(Dispatcher dispatcher)
{
    private readonly Dictionary<ClassKey, WorkClassHandle> _handles = [];

    public WorkClassHandle Of(RequestRouting routing, RoutedItem item, ActivePlan plan)
    {
        var key = new ClassKey(plan.Version, routing.Service, item.Step, item.Department, routing.Channel, item.AnySkill);
        if (!_handles.TryGetValue(key, out var handle))
        {
            handle = dispatcher.Intern(Describe(key, plan));
            _handles[key] = handle;
        }

        return handle;
    }

    private static WorkClass Describe(in ClassKey key, ActivePlan plan)
    {
        foreach (var step in plan.Services[key.Service].Steps)
        {
            if (step.Id == key.Step)
            {
                var cost = step.Cost.TryGetValue(key.Channel, out var named) ? named : StepPlan.DefaultCost;
                return new WorkClass(key.Department, key.Service, key.AnySkill ? [] : step.Skills, cost, step.ExpectedMinutes);
            }
        }

        return new WorkClass(key.Department, key.Service, [], StepPlan.DefaultCost, 10);
    }

    private readonly record struct ClassKey(
        long Plan, ServiceId Service, StepId Step, DepartmentId Department, Channel Channel, bool AnySkill);
}
