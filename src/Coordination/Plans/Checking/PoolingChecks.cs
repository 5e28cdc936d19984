using Coordination.Departments;

namespace Coordination.Plans.Checking;

/// <summary>Departments helping each other.</summary>
internal static class PoolingChecks
{
    public static void Check(CheckContext context)
    {
        var pooling = context.Plan.Pooling;
        context.Range(pooling.Threshold, 0, int.MaxValue, "$.pooling.threshold", "threshold");
        var groupOf = new Dictionary<DepartmentId, string>();
        for (var index = 0; index < pooling.Groups.Length; index++)
        {
            var path = JsonPathText.Index("$.pooling.groups", index);
            if (pooling.Groups[index].Length < 2)
            {
                context.Add(path, "A group of fewer than two departments helps nobody; add departments or remove the group.");
            }

            foreach (var (department, at) in context.Each(pooling.Groups[index], path))
            {
                context.Known(department, context.Departments, at, "department");
                if (!groupOf.TryAdd(department, at))
                {
                    context.Add(at, $"The department '{department}' is in a group already, at {groupOf[department]}; keep it in one place.");
                }
            }
        }
    }
}
