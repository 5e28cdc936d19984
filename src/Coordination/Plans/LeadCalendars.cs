using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>Whether two versions of a hall's plan have service-level clocks go by other hours; each pair is looked at once. Not thread-safe.</summary>
internal sealed class LeadCalendars
{
    // Of older ones it is said that they may be other: whoever asks looks for itself.
    private const int MostPlans = 16;

    private readonly Dictionary<(long From, long To, DepartmentId Lead), bool> _known = [];
    private readonly Dictionary<long, ActivePlan> _plans = [];

    /// <summary>A plan counts: later ones are compared with it.</summary>
    public void Know(ActivePlan plan)
    {
        _known.Clear();
        _plans[plan.Version] = plan;
        if (_plans.Count > MostPlans)
        {
            _plans.Remove(_plans.Keys.Min());
        }
    }

    /// <summary>Whether the clocks of a service may go by other hours under a later version than under one that may not be known here.</summary>
    public bool MayDiffer(long from, ActivePlan to, ActivePlan own, ServiceId service) =>
        from < to.Version && (!_plans.TryGetValue(from, out var plan) || Differ(plan, to, own, service));

    /// <summary>Whether a service's clocks go by other hours under a later version; not where that gives up the department without a word, for then they go on as they do.</summary>
    /// <param name="from">The version before.</param>
    /// <param name="to">The later version.</param>
    /// <param name="own">The version that the request was admitted under, which says who leads.</param>
    /// <param name="service">The service.</param>
    public bool Differ(ActivePlan from, ActivePlan to, ActivePlan own, ServiceId service)
    {
        var key = (from.Version, to.Version, LeadOf(own, service));
        return from.Version != to.Version && (_known.TryGetValue(key, out var known) ? known : _known[key] = AreOther(from, to, key.Item3));
    }

    /// <summary>The department that leads a service.</summary>
    public static DepartmentId LeadOf(ActivePlan own, ServiceId service) => ActivePlan.LeadOf(own.Services[service]).Department;

    private static bool AreOther(ActivePlan from, ActivePlan to, DepartmentId lead) =>
        to.Departments.ContainsKey(to.NowOf(lead)) && from.HoursOf(from.NowOf(lead)) != to.HoursOf(to.NowOf(lead));
}
