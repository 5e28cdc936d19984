using Coordination.Centres;
using Coordination.Departments;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>What a grain sees of others whose silo dies once it has written and before it has told anybody: plans, and nothing else.</summary>
internal sealed class UnnotifiedGrains(IGrains grains) : IPeerGrains
{
    public IRequestPeer Request(RequestId request) => throw new SiloGoneException();

    public ICentrePeer Centre(CentreId centre) => throw new SiloGoneException();

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => throw new SiloGoneException();

    public IStaffGrain Staff(CentreId centre, StaffId staff) => throw new SiloGoneException();

    public IPlanGrain Plan(CentreId centre) => grains.Plan(centre);

    internal sealed class SiloGoneException() : CoordinationException("This silo is gone.");
}
