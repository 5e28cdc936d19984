using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Departments;
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
        new BehaviourReplay<RequestState, RequestCommand, RequestEvent>(new RequestBehaviour()),
        new BehaviourReplay<CentreState, CentreCommand, CentreEvent>(new CentreBehaviour()),
        new BehaviourReplay<DepartmentState, DepartmentCommand, DepartmentEvent>(new DepartmentBehaviour()),
        new BehaviourReplay<StaffState, StaffCommand, StaffEvent>(new StaffBehaviour()),
        new BehaviourReplay<PlanState, PublishPlan, PlanPublished>(new PlanBehaviour()),
    }.ToFrozenDictionary(replay => replay.Kind);
}
