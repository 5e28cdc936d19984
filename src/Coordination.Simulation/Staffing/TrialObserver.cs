using Coordination.Plans;
using Coordination.Simulation.Engine;

namespace Coordination.Simulation.Staffing;

/// <summary>Counts in one replication what a roster is judged by.</summary>
internal sealed class TrialObserver(StaffingFrame frame, Goals goals, TrialPlan plan, Keeping keeping) : IVisitSink
{
    // Of a request with several waits, one this long a part of the target is worth shortening.
    private const double Notable = 0.25;

    public int[] Counted { get; } = new int[goals.Count];

    public int[] Kept { get; } = new int[goals.Count];

    public double[] Busy { get; } = new double[frame.Groups.Length * frame.Intervals];

    /// <summary>Minutes of work after people went off duty, by group.</summary>
    public double[] Overrun { get; } = new double[frame.Groups.Length];

    public List<Miss> Misses { get; } = [];

    /// <summary>By goal, how long everybody waited; without end for who was never called.</summary>
    public List<double>[] Waits { get; } = [.. goals.All.Select(_ => new List<double>())];

    public void Add(VisitRecord visit)
    {
        if (visit.Staff is not null && visit.CalledMinute is { } called && plan.Duties.TryGetValue(visit.Staff, out var duty))
        {
            Work(duty.Group, duty.OnDuty, called, called + visit.ServiceMinutes);
        }

        if (visit.CameMinute < frame.Scenario.WarmUp)
        {
            return;
        }

        if (visit.Outcome == VisitOutcome.Refused)
        {
            Refuse(visit);
        }
        else if (visit.Department is not null)
        {
            Judge(visit, plan.Classes[(visit.Service, visit.Step!)]);
        }
    }

    public void End(int level, double came, double waited, bool called, VisitOutcome outcome)
    {
        for (var goal = 0; goal < goals.All.Length && came >= frame.Scenario.WarmUp; goal++)
        {
            if (goals.All[goal] is { Department: null } target && (target.Level ?? level) == level)
            {
                Count(goal, came, waited, called, outcome);
            }
        }
    }

    private void Judge(VisitRecord visit, int work)
    {
        var queued = visit.QueuedMinute ?? visit.CameMinute;
        for (var goal = 0; goal < goals.All.Length; goal++)
        {
            var target = goals.All[goal];
            if ((target.Level ?? visit.Urgency) != visit.Urgency || (target.Department ?? visit.Department) != visit.Department)
            {
                continue;
            }

            var missed = target.Department is null
                ? IsMissed(target, visit.WaitedMinutes, visit.CalledMinute is not null, visit.Outcome) is true
                : !Count(goal, visit.CameMinute, visit.WaitedMinutes, visit.CalledMinute is not null, visit.Outcome);
            var weight = missed ? 1 : visit.WaitedMinutes > Notable * target.Minutes ? visit.WaitedMinutes / target.Minutes / 4 : 0;
            if (keeping.Misses && weight > 0)
            {
                var until = visit.CalledMinute ?? visit.EndedMinute;
                Misses.Add(new Miss(CriterionOf(goal, visit.CameMinute), work, frame.IntervalOf(Math.Min(queued, until)), frame.IntervalOf(until), weight, missed ? CauseOf(visit, work, queued, until) : MissCause.OnTheWay));
            }
        }
    }

    /// <summary>Counts one; false when the target was missed.</summary>
    private bool Count(int goal, double came, double waited, bool called, VisitOutcome outcome)
    {
        if (IsMissed(goals.All[goal], waited, called, outcome) is not { } missed)
        {
            return true;
        }

        var criterion = CriterionOf(goal, came);
        Counted[criterion]++;
        Kept[criterion] += missed ? 0 : 1;
        if (keeping.Waits)
        {
            Waits[goal].Add(outcome == VisitOutcome.Abandoned || !called ? double.PositiveInfinity : waited);
        }

        return !missed;
    }

    // Who gives up before the target's time would have been late is not counted; who is never called is late.
    private static bool? IsMissed(StaffingTarget target, double waited, bool called, VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Abandoned => double.IsInfinity(target.Minutes) || waited >= target.Minutes ? true : null,
        VisitOutcome.Unfinished when !called => true,
        _ => waited >= target.Minutes,
    };

    // A closed door is no matter of staff; a full queue is.
    private void Refuse(VisitRecord visit)
    {
        var service = frame.Model.Plan.Services.First(service => service.Id.ToString() == visit.Service);
        var lead = ActivePlan.LeadOf(service).Department;
        var department = Array.FindIndex(frame.Model.Departments, other => other.Plan.Id == lead);
        if (frame.Model.Departments[department].Plan.QueueLimit is not null && frame.IsOpen(department, visit.CameMinute)
            && !frame.Model.Plan.Crisis.SuspendedServices.Contains(service.Id))
        {
            End(visit.Urgency, visit.CameMinute, double.PositiveInfinity, called: false, VisitOutcome.Unfinished);
        }
    }

    private MissCause CauseOf(VisitRecord visit, int work, double queued, double until)
    {
        var department = Array.FindIndex(frame.Model.Departments, other => other.Plan.Id.ToString() == visit.Department);
        return frame.Able[work].IsEmpty ? MissCause.NobodyCan
            : until > queued && frame.Model.Departments[department].Calendar is { } calendar
                && calendar.OpenTime(frame.At(queued), frame.At(until)).TotalMinutes < until - queued - 0.01 ? MissCause.Closed
            : visit.Calls > 1 ? MissCause.CalledAgain : MissCause.Busy;
    }

    private void Work(int group, bool[] onDuty, double from, double to)
    {
        to = Math.Min(to, frame.Scenario.Horizon);
        for (var interval = frame.IntervalOf(from); interval < frame.Intervals && frame.From(interval) < to; interval++)
        {
            var minutes = (Math.Min(to, frame.To(interval)) - Math.Max(from, frame.From(interval))) / frame.Groups[group].Servers;
            Busy[(group * frame.Intervals) + interval] += minutes;
            Overrun[group] += onDuty[interval] ? 0 : minutes;
        }
    }

    private int CriterionOf(int goal, double came) => (goal * goals.Periods) + frame.PeriodOf(came);
}
