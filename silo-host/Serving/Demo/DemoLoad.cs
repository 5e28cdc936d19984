using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>How many citizens a hall can bear, and what they come for.</summary>
internal sealed class DemoLoad
{
    /// <summary>Every department that has staff works about so much of its time: queues form and pass.</summary>
    private const double Utilisation = 0.9;

    private const int Rounds = 40;

    private DemoLoad(IReadOnlyList<double> rates) => Rates = rates;

    /// <summary>Arrivals a minute of the hall's time, per service in the plan's order.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>Arrivals a minute in all.</summary>
    public double PerMinute => Rates.Sum();

    /// <remarks>
    /// Begins with an even demand and scales each service, round by round, to what the busiest of its departments can
    /// bear: so a service of many steps does not keep the others' counters idle.
    /// </remarks>
    public static DemoLoad Of(HallPlan plan)
    {
        var people = plan.Staff.CountBy(person => person.Department).ToDictionary();
        var rates = Enumerable.Repeat(1.0, plan.Services.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var work = Work(plan, rates);
            for (var i = 0; i < rates.Length; i++)
            {
                var busiest = plan.Services[i].Steps
                    .Where(step => people.ContainsKey(step.Department))
                    .Select(step => work[step.Department] / people[step.Department])
                    .DefaultIfEmpty(Utilisation)
                    .Max();
                rates[i] *= Math.Sqrt(Utilisation / busiest);
            }
        }

        return new DemoLoad(rates);
    }

    /// <summary>Minutes of work that come to each department in a minute.</summary>
    private static Dictionary<DepartmentId, double> Work(HallPlan plan, double[] rates) => plan.Services
        .SelectMany((service, index) => service.Steps.Select(step => (step.Department, Minutes: step.ExpectedMinutes * rates[index])))
        .GroupBy(work => work.Department, work => work.Minutes)
        .ToDictionary(work => work.Key, work => work.Sum());
}
