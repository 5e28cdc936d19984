using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Hosting;

/// <summary>How each kind of grain is replayed from its events.</summary>
public static class GrainReplays
{
    /// <summary>By kind; every kind is there.</summary>
    public static FrozenDictionary<GrainKind, IGrainReplay> All { get; } = new IGrainReplay[]
    {
        new BehaviourReplay<RequestState, RequestCommand, RequestEvent, RequestInput>(new RequestBehaviour()),
        new BehaviourReplay<CentreState, CentreCommand, CentreEvent, ActivePlan?>(new CentreBehaviour()),
        new BehaviourReplay<DepartmentState, DepartmentCommand, DepartmentEvent, ActivePlan?>(new DepartmentBehaviour()),
        new BehaviourReplay<StaffState, StaffCommand, StaffEvent, ActivePlan?>(new StaffBehaviour()),
        new BehaviourReplay<PlanState, PublishPlan, PlanPublished, NoInput>(new PlanBehaviour()),
    }.ToFrozenDictionary(replay => replay.Kind);
}
