using Coordination.Web.Access;
using Coordination.Web.Management.Access;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Centres;
using Coordination.Web.Management.Departments;
using Coordination.Web.Management.Erasures;
using Coordination.Web.Management.Grains;
using Coordination.Web.Management.Plans;
using Coordination.Web.Management.Queries;
using Coordination.Web.Management.Requests;
using Coordination.Web.Management.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management;

/// <summary><c>/management/v1</c>, for supervisors and administrators.</summary>
internal static class ManagementEndpoints
{
    public static void Map(IEndpointRouteBuilder management)
    {
        GrainEndpoints.Map(management);
        RequestEndpoints.Map(management);
        var centre = management.MapGroup("/centres/{centre}");
        CentreEndpoints.Map(centre);
        PlanEndpoints.Map(centre);
        DepartmentEndpoints.Map(centre);
        StaffEndpoints.Map(centre);
        QueryEndpoints.Map(centre);
        BatchEndpoints.Map(centre);
        if (management.ServiceProvider.HasAccess())
        {
            ErasureEndpoints.Map(centre.MapGroup("/erasures"));
            ErasureEndpoints.MapOfAllHalls(management.MapGroup("/erasures"));
            AccessEndpoints.Map(centre.MapGroup("/access"), "", "one hall");
            AccessEndpoints.Map(management.MapGroup("/access"), "ToAllHalls", "all halls");
        }
    }
}
