using Coordination.Departments;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.Queues;
using Coordination.Dispatch.Reading;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>Who gets what next, by ids: queues, people and policies, in memory, single-threaded and deterministic.</summary>
/// <remarks>
/// <para>The live centre drives it by real time, a replay by a virtual clock. It puts ids into numbers and numbers into words; what it
/// decides, its core decides, which the simulator drives directly. It reads no clock and draws no random number; the same calls
/// give the same decisions.</para>
/// <para>Departments and people it has not been told of are taken in when something names them: a department is then open,
/// pushes, and has no staff; a person gets nothing. So late and unordered news does no harm.</para>
/// <para>Its rules are in <c>docs/dispatch.md</c>. Not thread-safe: one caller at a time.</para>
/// </remarks>
internal sealed partial class Dispatcher
{
    private readonly DispatchCore _core = new();
    private readonly DispatchDirectory _directory;
    private readonly ItemIndex _index;
    private readonly WaitExplainer _explainer;
    private readonly QueueReporter _reporter;

    /// <summary>Makes an empty dispatcher; every department is open.</summary>
    /// <param name="plan">Departments, routing, pooling and crisis rules. Staff come by <see cref="SetStaff"/>.</param>
    /// <param name="crisis">Whether the crisis plan counts.</param>
    public Dispatcher(HallPlan plan, bool crisis = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _directory = new DispatchDirectory(_core);
        _index = new ItemIndex(_core.Items);
        _explainer = new WaitExplainer(_core, _directory);
        _reporter = new QueueReporter(_core, _directory);
        _directory.Configure(plan, crisis);
    }

    /// <summary>How many items wait, those that may not be called yet included.</summary>
    public int Waiting => _core.Waiting;

    /// <summary>How many items are held, offered or reserved.</summary>
    public int Held => _core.Held;

    /// <summary>
    /// The earliest time at which something changes by itself: a requirement falls away, an exclusion ends, an item may be called,
    /// a skill expires. Null for never; a time that is past is dealt with by the next decision.
    /// </summary>
    public DateTimeOffset? NextWake => _core.NextDue is var next && next == long.MaxValue ? null : HallTime.Instant(next);

    /// <summary>Another plan, or a crisis begins or ends: policies change, everything in memory stays, ages too.</summary>
    public void Reconfigure(HallPlan plan, bool crisis, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _directory.Configure(plan, crisis);
        _core.ProcessDue(now.UtcTicks);
    }

    /// <summary>The handle of a class of work; the same class gives the same handle.</summary>
    /// <exception cref="ArgumentException">The cost or the expected time of service is not above zero.</exception>
    public WorkClassHandle Intern(WorkClass workClass)
    {
        ArgumentNullException.ThrowIfNull(workClass);
        return _directory.Intern(workClass);
    }

    /// <summary>Opens or closes a department: while closed, its items wait.</summary>
    public void SetOpen(DepartmentId department, bool open) => _core.SetOpen(_directory.NumberOf(department), open);

    /// <summary>Replaces the department's limit of items in hand; null for none. It stays through later plans.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public void SetConcurrencyLimit(DepartmentId department, int? limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        _core.SetLimit(_directory.NumberOf(department), limit);
    }

    /// <summary>Adds somebody or changes what is known of them; what they hold stays.</summary>
    public void SetStaff(in StaffAvailability staff)
    {
        ArgumentNullException.ThrowIfNull(staff.Plan);
        _directory.SetStaff(staff);
    }

    /// <summary>Forgets somebody who is no longer in the plan; what they hold stays held until removed.</summary>
    public void RemoveStaff(StaffId staff) => _directory.RemoveStaff(staff);

    /// <summary>The clock was set back: skills that had expired count again until their day ends.</summary>
    /// <remarks>What waits is put right by placing it again.</remarks>
    public void RestoreSkills(DateTimeOffset now) => _core.RestoreSkills(now.UtcTicks);

    /// <summary>Learns from a finished service, for estimates.</summary>
    /// <param name="workClass">What kind of work it was.</param>
    /// <param name="duration">How long somebody was busy with it; times below zero are ignored.</param>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration) => _core.ObserveService(workClass, duration);

    /// <summary>Learns from a service that is just over, before its item is removed: how long it took, and how fast the queue moves.</summary>
    /// <param name="workClass">What kind of work it was.</param>
    /// <param name="duration">How long somebody was busy with it; times below zero are ignored.</param>
    /// <param name="now">When it was over.</param>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration, DateTimeOffset now)
    {
        _core.ObserveService(workClass, duration);
        _core.ObservePace(workClass, now.UtcTicks);
    }

    /// <summary>A promise was not kept: others may help with what nobody of its department is free for.</summary>
    public void NoteMissed() => _core.NoteMissed();

    /// <summary>Whether the dispatcher knows an item, and who holds it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="holder">Who holds it, or whom it is reserved for; null when it waits or is unknown.</param>
    public bool Contains(WorkItemId item, out StaffId? holder)
    {
        var index = _index.Find(item);
        holder = index >= 0 && _core.Items[index].State >= ItemState.Reserved ? _directory.StaffOf(_core.Items[index].Holder) : null;
        return index >= 0;
    }

    /// <summary>How much of somebody's capacity is taken by what they hold and what is reserved for them.</summary>
    public int LoadOf(StaffId staff) => _directory.Find(staff) is >= 0 and var person ? _core.Workforce[person].Load : 0;

    /// <summary>The department an item is at; null when the item is unknown.</summary>
    public DepartmentId? DepartmentOf(WorkItemId item)
    {
        var index = _index.Find(item);
        return index < 0 ? null : _directory.DepartmentOf(_core.ClassOf(_core.Items[index]).Department.Index);
    }

    /// <summary>How an item stands, with position, estimate and why; null when it is unknown.</summary>
    /// <remarks>
    /// The position counts the items that may be called and go before it by today's order, in the queues of its department that
    /// some member of the department serves together with its own. <c>docs/dispatch.md</c> has the estimate and its limits.
    /// </remarks>
    public ItemWait? Explain(WorkItemId item, DateTimeOffset now)
    {
        _core.ProcessDue(now.UtcTicks);
        var index = _index.Find(item);
        return index < 0 ? null : _explainer.Explain(_core.Items[index], now.UtcTicks);
    }

    /// <summary>The live queues.</summary>
    /// <param name="department">Only this one and its staff; every one when null.</param>
    /// <param name="limit">At most so many items of each department: first those that may be called, in their order, then those of
    /// levels that the crisis holds back, then those that wait for a time; and of those who are booked for later as many.</param>
    /// <param name="now">Now.</param>
    /// <param name="joinedBy">By when who waits has joined; now when null.</param>
    public QueueReport Report(DepartmentId? department, int limit, DateTimeOffset now, DateTimeOffset? joinedBy = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        _core.ProcessDue(now.UtcTicks);
        return _reporter.Report(department, limit, now, joinedBy ?? now);
    }

    /// <summary>How many have joined a department's queue by now: whoever is booked for later waits nowhere yet.</summary>
    public int CountJoined(DepartmentId department, DateTimeOffset now) => _core.CountJoined(_directory.NumberOf(department), now.UtcTicks);
}
