using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;

namespace Coordination.Orleans.Proxies;

/// <summary>Grains by name, wherever in the cluster they are: for each other without an entry, for callers from outside with one.</summary>
internal sealed class ClusterGrains(IGrainFactory factory, Caller caller, Entry? entry) : IGrains
{
    public IRequestGrain Request(RequestId request) => new RequestProxy(factory.Request(request), caller, entry);

    /// <summary>A request that is about to be submitted to a hall.</summary>
    /// <param name="request">Its id.</param>
    /// <param name="hall">Its hall, near which it is to live.</param>
    /// <param name="isNew">Whether the id was made just now.</param>
    public RequestProxy Submission(RequestId request, CentreId hall, bool isNew) =>
        new(factory.Request(request), caller, entry, hall, isNew);

    public ICentreGrain Centre(CentreId centre) => new CentreProxy(factory.Centre(centre), caller, entry);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) =>
        new DepartmentProxy(factory.Department(centre, department), caller, entry);

    public IStaffGrain Staff(CentreId centre, StaffId staff) =>
        new StaffProxy(factory.Person(centre, staff), caller, entry);

    public IPlanGrain Plan(CentreId centre) => new PlanProxy(factory.Plan(centre), caller, entry);
}
