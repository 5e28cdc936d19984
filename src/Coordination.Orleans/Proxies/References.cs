using Coordination.Centres;
using Coordination.Departments;
using Coordination.Orleans.Actors;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>References to grains, made of names that are known.</summary>
/// <remarks>Orleans' own way, by the interface's type, reads its attributes and writes its name at every call.</remarks>
internal static class References
{
    private static readonly Kind Requests = new(ActorNames.Request, ActorNames.RequestInterface);
    private static readonly Kind Centres = new(ActorNames.Centre, ActorNames.CentreInterface);
    private static readonly Kind Departments = new(ActorNames.Department, ActorNames.DepartmentInterface);
    private static readonly Kind People = new(ActorNames.Staff, ActorNames.StaffInterface);
    private static readonly Kind Plans = new(ActorNames.Plan, ActorNames.PlanInterface);

    public static IRequestActor Request(this IGrainFactory grains, RequestId request) =>
        (IRequestActor)Requests.Of(grains, GrainIdKeyExtensions.CreateGuidKey(request.Value));

    public static ICentreActor Centre(this IGrainFactory grains, CentreId centre) =>
        (ICentreActor)Centres.Of(grains, IdSpan.Create(centre.ToString()));

    public static IDepartmentActor Department(this IGrainFactory grains, CentreId centre, DepartmentId department) =>
        (IDepartmentActor)Departments.Of(grains, IdSpan.Create(HallKey.Of(centre, department)));

    public static IStaffActor Person(this IGrainFactory grains, CentreId centre, StaffId person) =>
        (IStaffActor)People.Of(grains, IdSpan.Create(HallKey.Of(centre, person)));

    public static IPlanActor Plan(this IGrainFactory grains, CentreId centre) =>
        (IPlanActor)Plans.Of(grains, IdSpan.Create(centre.ToString()));

    private sealed class Kind(string grain, string face)
    {
        private readonly GrainType _type = GrainType.Create(grain);
        private readonly GrainInterfaceType _interface = GrainInterfaceType.Create(face);

        public IAddressable Of(IGrainFactory grains, IdSpan key) => grains.GetGrain(GrainId.Create(_type, key), _interface);
    }
}
