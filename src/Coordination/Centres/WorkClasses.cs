using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>Finds the work class of an item: from its plan once, from memory from then on.</summary>
/// <remarks>Most people have no needs: their items are found as if there were none.</remarks>
internal sealed class WorkClasses(Dispatcher dispatcher)
{
    /// <summary>A dispatcher knows 65,536 classes. Combinations of needs, which citizens choose, take no more than a quarter of them.</summary>
    internal const int MostOfNeeds = 16_384;

    private readonly Dictionary<ClassKey, WorkClassHandle> _handles = [];
    private readonly Dictionary<NeedsKey, WorkClassHandle> _ofNeeds = [];

    public WorkClassHandle Of(RequestRouting routing, RoutedItem item, ActivePlan plan)
    {
        var key = new ClassKey(plan.Version, routing.Service, item.Step, item.Department, routing.Channel, item.AnySkill);
        return routing.NeededSkills.IsEmpty || item.NeedsWaived ? Of(key, plan) : OfNeeds(new NeedsKey(key, routing.NeededSkills), plan);
    }

    private WorkClassHandle Of(in ClassKey key, ActivePlan plan)
    {
        if (!_handles.TryGetValue(key, out var handle))
        {
            handle = dispatcher.Intern(Describe(key, [], plan));
            _handles[key] = handle;
        }

        return handle;
    }

    private WorkClassHandle OfNeeds(in NeedsKey key, ActivePlan plan)
    {
        if (_ofNeeds.TryGetValue(key, out var handle))
        {
            return handle;
        }

        if (_ofNeeds.Count >= MostOfNeeds)
        {
            return Of(key.Class, plan);
        }

        handle = dispatcher.Intern(Describe(key.Class, key.Needed, plan));
        _ofNeeds[key] = handle;
        return handle;
    }

    /// <summary>The work class of an item, looked up in its plan each time.</summary>
    public static WorkClass Describe(RequestRouting routing, RoutedItem item, ActivePlan plan)
    {
        ArgumentNullException.ThrowIfNull(routing);
        ArgumentNullException.ThrowIfNull(item);
        return Describe(
            new ClassKey(plan.Version, routing.Service, item.Step, item.Department, routing.Channel, item.AnySkill), item.NeedsWaived ? [] : routing.NeededSkills, plan);
    }

    private static WorkClass Describe(in ClassKey key, ImmutableArray<SkillRequirement> needed, ActivePlan plan)
    {
        foreach (var step in plan.Services[key.Service].Steps)
        {
            if (step.Id == key.Step)
            {
                var cost = step.Cost.TryGetValue(key.Channel, out var named) ? named : StepPlan.DefaultCost;
                var own = key.AnySkill ? [] : step.Skills;
                return new WorkClass(key.Department, key.Service, own.With(needed), cost, step.ExpectedMinutes);
            }
        }

        return new WorkClass(key.Department, key.Service, needed, StepPlan.DefaultCost, 10);
    }

    private readonly record struct ClassKey(
        long Plan, ServiceId Service, StepId Step, DepartmentId Department, Channel Channel, bool AnySkill);

    /// <summary>Equal where the same is demanded, whichever request says so.</summary>
    private readonly record struct NeedsKey(ClassKey Class, ImmutableArray<SkillRequirement> Needed)
    {
        public bool Equals(NeedsKey other) => Class == other.Class && Needed.AsSpan().SequenceEqual(other.Needed.AsSpan());

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Class);
            foreach (var required in Needed)
            {
                hash.Add(required);
            }

            return hash.ToHashCode();
        }
    }
}
