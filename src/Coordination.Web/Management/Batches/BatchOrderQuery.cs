using System.Reflection;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>The command of a batch that is only looked at, from the query.</summary>
/// <param name="Order">The command; null where none is named, which only those are told who may look at batches.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record BatchOrderQuery(BatchOrder? Order, Problem? Problem) : IBound
{
    /// <summary>The parameters that say the command, and not which requests it is for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["command", "newUrgency", "to", "staff"];

    /// <summary>That no command is named.</summary>
    public static Problem Missing { get; } = Problem.Invalid("command", $"The parameter 'command' is missing: give one of {KebabNames<BatchVerb>.All}.");

    public static ValueTask<BatchOrderQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var verb = query.Name<BatchVerb>("command");
        var order = new BatchOrder(verb ?? default)
        {
            Urgency = (Urgency?)query.Number("newUrgency", (long)Urgency.EspeciallyUrgent, (long)Urgency.NotUrgent),
            To = query.Id<DepartmentId>("to"),
            Staff = query.Id<StaffId>("staff"),
        };
        return ValueTask.FromResult<BatchOrderQuery?>(new BatchOrderQuery(verb is null ? null : order, query.Finish()));
    }
}
