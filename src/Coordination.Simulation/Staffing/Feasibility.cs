using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Simulation.Staffing;

/// <summary>How far the goals can be met at all: with everybody on duty all the time.</summary>
internal sealed class Feasibility(StaffingFrame frame, Goals goals, Trial full)
{
    // A level without a target need not be served better than it can be, and a little less.
    private const double Leeway = 0.02;

    public bool Meets(int target) => Criteria(target).All(criterion => !(Low(criterion) < goals[criterion].Percent / 100));

    /// <summary>The shares that the search is to reach: those asked for, or the nearest that can be met.</summary>
    public double[] Shares()
    {
        var shares = goals.Shares();
        for (var criterion = 0; criterion < shares.Length; criterion++)
        {
            var reachable = Low(criterion) ?? 1;
            shares[criterion] = !goals.IsTarget(criterion) ? Math.Min(shares[criterion], Math.Max(0, reachable - Leeway))
                : reachable < shares[criterion] ? Math.Floor(reachable * 100) / 100 : shares[criterion];
        }

        return shares;
    }

    public StaffingTarget Nearest(int target, double[] shares) =>
        goals.All[target] with { Percent = Math.Round(Criteria(target).Min(criterion => shares[criterion]) * 100, 6) };

    /// <summary>The time that the share asked for does not exceed; null when even for ever is too short.</summary>
    public double? NearestMinutes(int target)
    {
        var waits = full.Replications.SelectMany(replication => replication.Waits[target]).Order().ToList();
        var place = Math.Min(waits.Count - 1, (int)Math.Ceiling(goals.All[target].Percent / 100 * waits.Count));
        return waits.Count == 0 || double.IsInfinity(waits[place]) ? null : waits[place];
    }

    public ImmutableArray<string> Causes(int target)
    {
        var misses = full.Replications.SelectMany(replication => replication.Misses)
            .Where(miss => miss.Criterion / goals.Periods == target && miss.Weight >= 1).ToList();
        if (Criteria(target).All(criterion => !(full.ShareOf(criterion).Mean < goals[criterion].Percent / 100)))
        {
            return [string.Create(CultureInfo.InvariantCulture, $"It is reached in the mean, but {full.Replications.Count} replications are too few to be sure of it; take more (--replications).")];
        }

        return misses.Count == 0
            ? ["Several waits of one request, or ways between desks, add up to more than the target."]
            : [.. misses.GroupBy(miss => miss.Cause).OrderByDescending(cause => cause.Count()).Select(cause => string.Create(CultureInfo.InvariantCulture,
                $"{100.0 * cause.Count() / misses.Count:0} % of the late waits: {Text(cause.Key, [.. cause])}"))];
    }

    private string Text(MissCause cause, List<Miss> misses) => cause switch
    {
        MissCause.NobodyCan => $"nobody in the plan can do {Works(misses)}; give somebody the skill",
        MissCause.Closed => $"the department was closed while they waited for {Works(misses)}; more people do not open it",
        MissCause.CalledAgain => "the citizen did not come when called and had to be called again",
        MissCause.OnTheWay => "ways between desks",
        _ => $"everybody able was busy, even with as many as the search may take, with {Works(misses)}; allow more (--extra), or take a longer time",
    };

    private string Works(List<Miss> misses) => string.Join(", ", misses.GroupBy(miss => miss.Work).OrderByDescending(work => work.Count()).Take(3).Select(work =>
    {
        var name = frame.Model.Classes[work.Key];
        return $"{name.Service} at {name.Department}{(name.Skills.IsEmpty ? "" : $" ({string.Join(", ", name.Skills.Select(skill => skill.Skill.ToString()))})")}";
    }).Distinct());

    private IEnumerable<int> Criteria(int target) => Enumerable.Range(target * goals.Periods, goals.Periods);

    private double? Low(int criterion) => full.ShareOf(criterion).Ci95Low;
}
