namespace Coordination.Plans.Checking;

/// <summary>The departments that were given up.</summary>
internal static class FormerDepartmentChecks
{
    public static void Check(CheckContext context)
    {
        var former = context.Plan.FormerDepartments;
        context.Unique(former, "$.formerDepartments", one => one.Id, ".id", "former department");
        foreach (var (one, path) in context.Each(former, "$.formerDepartments"))
        {
            context.Id(one.Id, $"{path}.id", "former department");
            context.Known(one.Becomes, context.Departments, $"{path}.becomes", "department");
            if (context.Departments.Contains(one.Id))
            {
                context.Add($"{path}.id", $"'{one.Id}' is a department of this plan; remove it here, or there.");
            }
        }
    }
}
