using System.Diagnostics.CodeAnalysis;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>What a centre knows of its hall: the queues, who holds what, who is there, and what is due when.</summary>
/// <remarks>
/// <para><b>Pure.</b> It reads no clock, waits for nothing and calls nobody: it is told whole states with the time at which
/// it learns them, and asked for the next decision. The same calls give the same decisions, so it is tested without I/O.</para>
/// <para><b>Level-triggered.</b> Late, repeated and unordered states do no harm, and a rebuild is the same calls as live work.</para>
/// <para>Not thread-safe: the centre guards it with one lock.</para>
/// </remarks>
/// <param name="centre">Which centre.</param>
/// <param name="pauseAfterFault">How long nothing is tried again after the store failed, the first time.</param>
internal sealed partial class CentreIndex(CentreId centre, TimeSpan pauseAfterFault)
{
    private readonly RequestVersions _versions = new();
    private readonly HeldItems _held = new();
    private readonly StaffRoster _staff = new();
    private readonly DepartmentStates _departments = new();
    private readonly OpenDecisions _open = new();
    private readonly FaultBackOff _backOff = new(centre, pauseAfterFault);
    private Dispatcher? _dispatcher;
    private WorkClasses? _classes;

    /// <summary>Whether it has been started, and not been stopped since.</summary>
    [MemberNotNullWhen(true, nameof(_dispatcher), nameof(_classes), nameof(Plan))]
    public bool IsRunning => _dispatcher is not null;

    /// <summary>The plan in force; null before the start.</summary>
    public ActivePlan? Plan { get; private set; }

    /// <summary>The epoch under which it decides.</summary>
    public Epoch Epoch { get; set; }

    /// <summary>Who asked for the next item with which key, and the replies.</summary>
    public PullReplies Pulls { get; } = new();

    /// <summary>The engine's commands that are due at a time.</summary>
    public DueCommands Due { get; } = new(new FaultBackOff(centre, pauseAfterFault));

    /// <summary>When service levels end.</summary>
    public ServiceLevelWatch ServiceLevels { get; } = new();

    /// <summary>Whether the clock was set back.</summary>
    public ClockSetBackDetector Clock { get; } = new();

    /// <summary>Which closings of the day count, and whom they concern.</summary>
    public DayClosings Closings => _departments.Closings;

    /// <summary>What requests are to be told because a day has ended or a plan has changed.</summary>
    public RequestErrands Errands => _departments.Errands;

    /// <summary>How many items wait.</summary>
    public int WaitingCount => _dispatcher?.Waiting ?? 0;

    /// <summary>Starts with a plan and what is on record of people; requests follow one by one.</summary>
    public void Start(
        ActivePlan plan, bool inCrisis, IEnumerable<StaffState> staff, IEnumerable<DepartmentState> departments, DateTimeOffset now)
    {
        foreach (var person in staff)
        {
            _staff.Load(person);
        }

        foreach (var department in departments)
        {
            _departments.Load(department);
        }

        (Plan, _dispatcher) = (plan, new Dispatcher(plan.Plan, inCrisis));
        _classes = new WorkClasses(_dispatcher);
        _departments.Clocks.Know(plan);
        Closings.Apply(plan, now, isStart: true);
        SetAllAvailabilities();
        ApplyCalendars(now);
    }

    /// <summary>Decides nothing any more.</summary>
    public void Stop() => _dispatcher = null;

    /// <summary>Goes on with a newer plan.</summary>
    public void Replan(ActivePlan plan, bool inCrisis, DateTimeOffset now)
    {
        if (!IsRunning || plan.Version <= Plan.Version)
        {
            return;
        }

        var before = Plan;
        Plan = plan;
        _departments.Clocks.Know(plan);
        _departments.NoteRules(before, plan);
        _dispatcher.Reconfigure(plan.Plan, inCrisis, now);
        foreach (var gone in before.Plan.Staff)
        {
            if (!plan.Staff.ContainsKey(gone.Id))
            {
                _dispatcher.RemoveStaff(gone.Id);
            }
        }

        if (plan.FormerDepartments.Count > 0 || plan.Plan.Departments.Any(department => IsOtherClock(before, plan, department.Id)))
        {
            Errands.ReadAll();
        }

        SetAllAvailabilities();
        ApplyCalendars(now);
    }

    /// <summary>The crisis plan counts from now on, or the ordinary one does again.</summary>
    public void SetCrisis(bool inCrisis, DateTimeOffset now) => _dispatcher?.Reconfigure(Plan!.Plan, inCrisis, now);

    /// <summary>When something is due next: an opening hour, a decision, a doubt, a command, or a look for missed service levels.</summary>
    /// <remarks>The pause may end early, by a commit that goes well; a doubt is to be looked at all the same.</remarks>
    public DateTimeOffset NextWake(DateTimeOffset now)
    {
        var decision = _backOff.IsOn(now) ? _backOff.Until : _dispatcher?.NextWake ?? DateTimeOffset.MaxValue;
        var doubt = _open.AskAgainAt is not { } at ? DateTimeOffset.MaxValue : at - now > _backOff.Longest ? now : at;
        return Earliest(
            Earliest(Earliest(_departments.NextChange, ServiceLevels.NextSweep), Earliest(Closings.NextClosing, Errands.NextStart)),
            Earliest(Earliest(decision, doubt), Earliest(Due.Next ?? DateTimeOffset.MaxValue, Due.NextElapsed(now, Clock.Uptime) ?? DateTimeOffset.MaxValue)));
    }

    /// <summary>Nothing is assigned for a while: a commit failed.</summary>
    public void BackOff(DateTimeOffset now) => _backOff.Begin(now);

    /// <summary>The clock may have been set: opening hours are as they are now.</summary>
    public void ApplyCalendars(DateTimeOffset now)
    {
        if (IsRunning)
        {
            _departments.Apply(Plan, _dispatcher, now);
            Closings.Apply(Plan, now);
            NoteSignOffs();
        }
    }

    /// <summary>Departments open and close whose time has come.</summary>
    public void FollowCalendars(DateTimeOffset now)
    {
        if (now >= _departments.NextChange || now >= Closings.NextClosing)
        {
            ApplyCalendars(now);
        }
    }

    /// <summary>Begins to put memory right if the clock was set back: expired skills are bound again, as in a centre rebuilt now.</summary>
    /// <returns>Whether everything that waits is to be placed again.</returns>
    public bool BeginAfterSetBack(DateTimeOffset now, TimeSpan uptime)
    {
        Clock.Look(now, uptime);
        if (Clock.WasSetBack)
        {
            _dispatcher?.RestoreSkills(now);
        }

        return Clock.WasSetBack;
    }

    // One that comes back had become another.
    private bool IsOtherClock(ActivePlan before, ActivePlan plan, DepartmentId department) =>
        plan.HoursOf(department) != before.HoursOf(before.NowOf(department)) || _departments.HaltsClocks(plan, department) != _departments.HaltsClocks(before, before.NowOf(department));

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
