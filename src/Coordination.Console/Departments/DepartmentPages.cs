using System.Reflection;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Guards;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Management.Centres;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Departments;

/// <summary>The departments of a hall, and one of them.</summary>
internal static class DepartmentPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/departments", ShowAll).Needs(Permission.ReadWork).Takes(DepartmentScope.Parameter, "Only this one.");
        pages.MapGet("/halls/{centre}/departments/{department}", Show).Needs(Permission.ReadWork);
    }

    private static IResult ShowAll(InHall hall, QueueQuery query, ICoordination coordination) => new PageResult<DepartmentsView, QueueReport>(
        "Departments", async (page, cancellation) => page.UnknownDepartment() is { } unknown ? unknown : await coordination.Centre(hall.Id).ReadQueueAsync(query.Department, 1, cancellation)) { IsLive = true };

    private static IResult Show(InHall hall, OfDepartment department, ICoordination coordination) => new PageResult<DepartmentView, DepartmentReport>(
        "Departments", async (page, cancellation) => await coordination.Department(hall.Id, department.Id).ReadReportAsync(cancellation) is { } report
            ? report
            : Problem.NotFound($"The plan of centre '{hall.Id}' has no department '{department.Id}'.", nameof(department)))
    {
        IsLive = true,
        Title = (page, report) => report.Plan.Name.In(page.Texts.Language),
    };

    /// <summary>The department in a page's path.</summary>
    internal sealed record OfDepartment(DepartmentId Id, Problem? Problem) : IBound
    {
        public static ValueTask<OfDepartment?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<OfDepartment?>(
            DepartmentId.TryParse(context.GetRouteValue("department") as string, out var id)
                ? new OfDepartment(id, null)
                : new OfDepartment(default, Problem.Invalid("department", $"The department in the address must be {DepartmentId.Format}.")));
    }
}
