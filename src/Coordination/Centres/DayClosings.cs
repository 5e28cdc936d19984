using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Which closings of the day count, when the next one will, and which requests they concern.</summary>
/// <remarks>
/// All of it follows from the plan and the time, so nothing of it is stored: a centre that starts in the morning finds that
/// yesterday's closing counts, and what is read then is looked at as it comes. In a centre at work storage is asked for a
/// department's items once, when its closing begins to count.
/// </remarks>
/// <param name="errands">Where requests that are to be told are noted.</param>
internal sealed class DayClosings(RequestErrands errands)
{
    private readonly Dictionary<DepartmentId, (DepartmentClosing Closing, StaffAtClosing Staff)> _counting = [];

    /// <summary>When the next closing begins to count.</summary>
    public DateTimeOffset NextClosing { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Finds the closings that count at a time.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="now">The time.</param>
    /// <param name="isStart">Whether requests are yet to come one by one, so that nothing need be read.</param>
    public void Apply(ActivePlan plan, DateTimeOffset now, bool isStart = false)
    {
        NextClosing = DateTimeOffset.MaxValue;
        foreach (var gone in _counting.Keys.Where(known => !plan.Departments.ContainsKey(known)).ToList())
        {
            _counting.Remove(gone);
        }

        foreach (var department in plan.Plan.Departments)
        {
            var found = plan.ClosingOf(department) is { } rule ? Find(plan, department.Id, rule, now) : null;
            if (found is not { } counting)
            {
                _counting.Remove(department.Id);
            }
            else if (!_counting.TryGetValue(department.Id, out var known) || known != counting)
            {
                _counting[department.Id] = counting;
                if (!isStart)
                {
                    errands.Read(department.Id);
                }
            }
        }
    }

    /// <summary>What somebody of a department is told who is signed on since before its closing; null where nothing.</summary>
    public SignOffForTheDay? CommandFor(DepartmentId home, StaffState state) =>
        _counting.TryGetValue(home, out var counting) && counting.Staff == StaffAtClosing.SignOff
        && new SignOffForTheDay(counting.Closing.At) { Reason = Reason.Of(counting.Closing.Reason) } is var command && command.Concerns(state)
            ? command
            : null;

    /// <summary>Takes note of a request that is to be ended, or of which something is to be given back. What goes on elsewhere keeps it from ending.</summary>
    /// <returns>Whether it is to end: nothing of it is given out meanwhile.</returns>
    public bool Note(RequestRouting routing)
    {
        if (_counting.Count == 0)
        {
            return false;
        }

        var (ends, goesBack) = (!routing.Items.IsEmpty && !routing.GoesOnOutside, false);
        foreach (var item in routing.Items)
        {
            var fate = FateOf(routing, item);
            (ends, goesBack) = (ends && fate == ItemAtClosing.Ended, goesBack || fate == ItemAtClosing.Released);
        }

        if (ends || goesBack)
        {
            errands.Note(new DueCommand(routing.Request, new CloseForTheDay(ClosingsOf(routing))));
        }

        return ends;
    }

    // When it begins to count is noted beside.
    private (DepartmentClosing Closing, StaffAtClosing Staff)? Find(ActivePlan plan, DepartmentId department, ClosingPlan rule, DateTimeOffset now)
    {
        var (calendar, grace) = (plan.CalendarOf(department), TimeSpan.FromMinutes(rule.GraceMinutes));
        if (calendar.NextDayEnd(now - grace) + grace is { } next && next < NextClosing)
        {
            NextClosing = next;
        }

        return calendar.LastDayEnd(now - grace) is { } last
            ? (new DepartmentClosing(department, last, rule.Waiting, rule.InHand, rule.ReasonCode ?? EngineReasons.ClosedForTheDay), rule.Staff)
            : null;
    }

    private ItemAtClosing FateOf(RequestRouting routing, RoutedItem item) => _counting.TryGetValue(item.Department, out var counting)
        ? counting.Closing.Of(item.Status, item.QueuedAt, item.BackAt, item.AssignedAt, routing.Channel)
        : ItemAtClosing.Kept;

    private ImmutableArray<DepartmentClosing> ClosingsOf(RequestRouting routing) =>
        [.. routing.Items.Select(item => item.Department).Distinct().Where(_counting.ContainsKey).Select(department => _counting[department].Closing)];
}
