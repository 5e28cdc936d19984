using Coordination.Centres;
using Coordination.Departments;
using Coordination.Orleans.Grains;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>References to grains, made of names that are known.</summary>
/// <remarks>Orleans' own way, by the interface's type, reads its attributes and writes its name at every call.</remarks>
internal static class References
{
    private static readonly Kind Requests = new(GrainNames.Request, GrainNames.RequestInterface);
    private static readonly Kind Centres = new(GrainNames.Centre, GrainNames.CentreInterface);
    private static readonly Kind Departments = new(GrainNames.Department, GrainNames.DepartmentInterface);
    private static readonly Kind People = new(GrainNames.Staff, GrainNames.StaffInterface);
    private static readonly Kind Plans = new(GrainNames.Plan, GrainNames.PlanInterface);

    public static IHostedRequestGrain Request(this IGrainFactory grains, RequestId request) =>
        (IHostedRequestGrain)Requests.Of(grains, GrainIdKeyExtensions.CreateGuidKey(request.Value));

    public static IHostedCentreGrain Centre(this IGrainFactory grains, CentreId centre) =>
        (IHostedCentreGrain)Centres.Of(grains, IdSpan.Create(centre.ToString()));

    public static IHostedDepartmentGrain Department(this IGrainFactory grains, CentreId centre, DepartmentId department) =>
        (IHostedDepartmentGrain)Departments.Of(grains, IdSpan.Create(HallKey.Of(centre, department)));

    public static IHostedStaffGrain Person(this IGrainFactory grains, CentreId centre, StaffId person) =>
        (IHostedStaffGrain)People.Of(grains, IdSpan.Create(HallKey.Of(centre, person)));

    public static IHostedPlanGrain Plan(this IGrainFactory grains, CentreId centre) =>
        (IHostedPlanGrain)Plans.Of(grains, IdSpan.Create(centre.ToString()));

    private sealed class Kind(string grain, string face)
    {
        private readonly GrainType _type = GrainType.Create(grain);
        private readonly GrainInterfaceType _interface = GrainInterfaceType.Create(face);

        public IAddressable Of(IGrainFactory grains, IdSpan key) => grains.GetGrain(GrainId.Create(_type, key), _interface);
    }
}
