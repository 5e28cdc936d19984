using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>How many citizens a hall can bear, and what they come for.</summary>
internal sealed class DemoLoad
{
    /// <summary>The busiest department works so much of its time: queues form and pass.</summary>
    private const double Utilisation = 0.85;

    private DemoLoad(IReadOnlyList<double> popularity, double perMinute) => (Popularity, PerMinute) = (popularity, perMinute);

    /// <summary>The services' weights, in the plan's order: the first is asked for most.</summary>
    public IReadOnlyList<double> Popularity { get; }

    /// <summary>Arrivals a minute of the hall's time.</summary>
    public double PerMinute { get; }

    public static DemoLoad Of(HallPlan plan)
    {
        double[] popularity = [.. plan.Services.Select((_, index) => 1.0 / (index + 1))];
        var people = plan.Staff.CountBy(person => person.Department).ToDictionary();
        var busiest = WorkPerCitizen(plan, popularity)
            .Where(department => people.ContainsKey(department.Key))
            .Select(department => department.Value / people[department.Key])
            .DefaultIfEmpty(1)
            .Max();
        return new DemoLoad(popularity, Utilisation / busiest);
    }

    /// <summary>Minutes of work that one average citizen brings to each department.</summary>
    private static Dictionary<DepartmentId, double> WorkPerCitizen(HallPlan plan, double[] popularity)
    {
        var total = popularity.Sum();
        return plan.Services
            .SelectMany((service, index) => service.Steps.Select(step => (step.Department, Minutes: step.ExpectedMinutes * popularity[index] / total)))
            .GroupBy(work => work.Department, work => work.Minutes)
            .ToDictionary(work => work.Key, work => work.Sum());
    }
}
