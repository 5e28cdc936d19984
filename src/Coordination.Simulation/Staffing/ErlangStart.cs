using Coordination.Dispatch.Queues;

namespace Coordination.Simulation.Staffing;

/// <summary>Where the search begins: what Erlang's formulas ask for, department by department and interval by interval.</summary>
/// <remarks>
/// Erlang C with non-preemptive priority; the wait of who has to wait is taken for exponential, which is exact without
/// priority. Erlang A where everybody at a department has patience. Help between departments is not known to the formulas.
/// </remarks>
internal sealed class ErlangStart(StaffingFrame frame, OfferedWork work, IReadOnlyList<StaffingTarget> goals)
{
    private const int MostServers = 5000;

    public Roster Make()
    {
        var roster = new Roster(frame.Groups.Length, frame.Intervals);
        for (var department = 0; department < frame.Model.Departments.Length; department++)
        {
            int[] groups = [.. Enumerable.Range(0, frame.Groups.Length).Where(group => frame.Groups[group].Department == department)];
            int[] classes = [.. Enumerable.Range(0, frame.Model.Classes.Length).Where(of => frame.Model.Classes[of].Department == frame.Model.Departments[department].Plan.Id)];
            for (var interval = 0; groups.Length > 0 && interval < frame.Intervals; interval++)
            {
                Share(roster, groups, interval, ServersFor(department, classes, interval));
            }
        }

        return roster;
    }

    private int ServersFor(int department, int[] classes, int interval)
    {
        var rates = Enumerable.Range(0, Lane.LevelCount).Select(level => new WorkRate(
            classes.Sum(of => work[of, level, interval].Arrivals), classes.Sum(of => work[of, level, interval].Load))).ToArray();
        var (arrivals, load) = (rates.Sum(rate => rate.Arrivals), rates.Sum(rate => rate.Load));
        if (arrivals == 0)
        {
            return 0;
        }

        var name = frame.Model.Departments[department].Plan.Id.ToString();
        var wanted = goals.Where(goal => double.IsFinite(goal.Minutes) && (goal.Department is null || goal.Department == name)
            && (goal.Level is null || rates[goal.Level.Value - 1].Arrivals > 0)).ToList();
        var patience = PatienceOf(department);
        var servers = Math.Max(1, patience is null ? (int)Math.Floor(load) + 1 : 1);
        while (servers < MostServers && wanted.Exists(goal => Late(goal, servers, rates, load / arrivals, patience) > 1 - (goal.Percent / 100)))
        {
            servers++;
        }

        return servers;
    }

    private static double Late(StaffingTarget goal, int servers, WorkRate[] rates, double mean, double? patience)
    {
        var load = rates.Sum(rate => rate.Load);
        if (patience is { } gives)
        {
            return ErlangFormulas.WaitsLongerWithPatience(servers, load, mean, gives, goal.Minutes);
        }

        var delay = ErlangFormulas.Delay(servers, load);
        double Of(int level)
        {
            var before = rates.Take(level).Sum(rate => rate.Load);
            var wait = ErlangFormulas.PriorityWait(servers, load, before, before + rates[level].Load, mean);
            return delay == 0 ? 0 : double.IsInfinity(wait) ? 1 : delay * Math.Exp(-goal.Minutes * delay / wait);
        }

        return goal.Level is { } one ? Of(one - 1)
            : Enumerable.Range(0, rates.Length).Sum(level => rates[level].Arrivals * Of(level)) / rates.Sum(rate => rate.Arrivals);
    }

    // The mean patience of who comes first to a department; null where somebody waits for good.
    private double? PatienceOf(int department)
    {
        var sources = frame.Model.Sources.Where(source => source.Steps.Any(step => step.Department == department)).ToList();
        return sources.Count > 0 && sources.TrueForAll(source => source.Patience is { MeanMinutes: > 0 } && source.First.All(step => source.Steps[step].Department == department))
            ? sources.Average(source => source.Patience!.MeanMinutes)
            : null;
    }

    // As many of each group as the plan has of them, in proportion; what is broken goes to the larger remainder.
    private void Share(Roster roster, int[] groups, int interval, int servers)
    {
        var heads = groups.Sum(group => (double)frame.Groups[group].People.Length);
        var left = (double)servers;
        foreach (var group in groups.OrderByDescending(group => frame.Groups[group].People.Length).ThenBy(group => group))
        {
            var capacity = frame.Groups[group].Servers;
            var people = (int)Math.Ceiling(Math.Min(left, servers * frame.Groups[group].People.Length / heads) / capacity);
            roster[group, interval] = people;
            left = Math.Max(0, left - (people * capacity));
        }
    }
}
