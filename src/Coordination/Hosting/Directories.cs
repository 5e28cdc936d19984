using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Hosting;

/// <summary>The directories of every kind of grain. Requests come and go; the others are few and stay.</summary>
internal sealed class Directories
{
    public Directories(Func<IPeerGrains, HallServices> services, CoordinationOptions options, TimeProvider time, HostParts parts)
    {
        var shared = services(new EmbeddedGrains(this, gate: null));
        Requests = new(id => new RequestGrain(id, shared, parts.Requests), time, options.MaxLiveRequests);
        Restarts = new CentreRestarts(shared);
        Centres = new(id => new CentreGrain(id, shared, options.Centres, Restarts), time, int.MaxValue);
        Departments = new(id => new DepartmentGrain(id.Centre, id.Department, shared), time, int.MaxValue);
        Staff = new(id => new StaffGrain(id.Centre, id.Staff, shared), time, int.MaxValue);
        Plans = new(id => new PlanGrain(id, shared), time, int.MaxValue);
    }

    public GrainDirectory<RequestId, RequestGrain> Requests { get; }

    public GrainDirectory<CentreId, CentreGrain> Centres { get; }

    public CentreRestarts Restarts { get; }

    public GrainDirectory<(CentreId Centre, DepartmentId Department), DepartmentGrain> Departments { get; }

    public GrainDirectory<(CentreId Centre, StaffId Staff), StaffGrain> Staff { get; }

    public GrainDirectory<CentreId, PlanGrain> Plans { get; }
}

/// <summary>Grains by name: for each other without a gate, for callers from outside with one.</summary>
internal sealed class EmbeddedGrains(Directories directories, CommandGate? gate) : IPeerGrains
{
    public IRequestPeer Request(RequestId request) => new RequestProxy(directories.Requests, request, gate);

    /// <summary>A request whose id was made just now.</summary>
    public IRequestPeer NewRequest(RequestId request) => new RequestProxy(directories.Requests, request, gate, isNew: true);

    public ICentrePeer Centre(CentreId centre) => new CentreProxy(directories.Centres, centre, gate);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) =>
        new DepartmentProxy(directories.Departments, (centre, department), gate);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => new StaffProxy(directories.Staff, (centre, staff), gate);

    public IPlanGrain Plan(CentreId centre) => new PlanProxy(directories.Plans, centre, gate);
}
