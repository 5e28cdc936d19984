using Coordination.Access;
using Coordination.Departments;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Departments;

/// <summary>Departments, for supervisors.</summary>
internal static class DepartmentEndpoints
{
    public static void Map(IEndpointRouteBuilder centre)
    {
        var department = centre.MapGroup("/departments/{department}").WithTags("departments");
        department.MapGet("", DepartmentCommands.ReadAsync)
            .Needs(Permission.ReadWork).Is("readDepartment", "A department's state").Gives<DepartmentView>().Revalidates().Refuses(404);
        department.MapGet("/report", DepartmentCommands.ReportAsync)
            .Needs(Permission.ReadWork).Is("reportDepartment", "What a department answers for, and how it stands right now").Gives<DepartmentReport>().Refuses(404);
        department.MapPost("/close", DepartmentCommands.CloseAsync)
            .Needs(Permission.LimitDepartments).IsCommand<DepartmentReceipt>("closeDepartment", "Close a department now", "Whatever its calendar says; what waits goes on waiting.");
        department.MapPost("/reopen", DepartmentCommands.ReopenAsync)
            .Needs(Permission.LimitDepartments).IsCommand<DepartmentReceipt>("reopenDepartment", "Its calendar counts again");
        department.MapPost("/limit", DepartmentCommands.LimitAsync)
            .Needs(Permission.LimitDepartments).IsCommand<DepartmentReceipt>("limitDepartment", "Set how many items may be in hand at once", "null returns to the plan's limit.");
    }
}
