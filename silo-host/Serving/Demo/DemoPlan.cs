using Coordination.Plans;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>The plan that a demo is given in: open at all hours, so that there is something to see at any.</summary>
internal static class DemoPlan
{
    public static HallPlan Of(HallPlan plan) => plan with
    {
        Departments = [.. plan.Departments.Select(department => department with { Calendar = null })],
    };
}
