using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Supervision;

namespace Coordination.Requests.Deciding;

/// <summary>What a decision on an admitted or refused request looks at: its state, its plan, now, and who asks.</summary>
internal readonly struct RequestTurn
{
    /// <exception cref="ArgumentException">The context has no plan, or another one than the request is under: a fault of the host.</exception>
    public RequestTurn(RequestState state, in DecisionContext<RequestInput> context)
    {
        State = state;
        Plan = context.Input.Plan is { } plan && plan.Version == state.Plan
            ? plan
            : throw new ArgumentException($"Request {state.Id} is decided under plan {state.Plan}, not {context.Input.Plan?.Version}.", nameof(context));
        People = context.Input.Current ?? plan;
        ClockPlan = context.Input.Clock;
        Receiver = context.Input.Receiver;
        At = context.At;
        By = context.By;
    }

    /// <summary>The request.</summary>
    public RequestState State { get; private init; }

    /// <summary>Whether the state's clock goes by a newer plan than it does on record: whatever happens has the clock, too.</summary>
    public bool HasMovedClock { get; private init; }

    /// <summary>The plan it was admitted under.</summary>
    public ActivePlan Plan { get; }

    /// <summary>The plan whose people may be given work: the one that counts now.</summary>
    public ActivePlan People { get; }

    /// <summary>The plan that says how a department is staffed and open: the one that counts now, where it is known and has the department.</summary>
    public ActivePlan PlanOf(DepartmentId department) => People.Departments.ContainsKey(department) ? People : Plan;

    /// <summary>How somebody who is given an item by name stands at the centre; null of every other command.</summary>
    public Withdrawal? Receiver { get; }

    /// <summary>Now.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who gives the command.</summary>
    public Actor By { get; }

    /// <summary>The service.</summary>
    public ServicePlan Service => Plan.Services[State.Service];

    /// <summary>The plan whose hours the clock goes by; null where it is not known here.</summary>
    public ActivePlan? ClockPlan { get; }

    /// <summary>The department that leads, as planned, wherever items are passed to.</summary>
    public DepartmentId Lead => ActivePlan.LeadOf(Service).Department;

    /// <summary>The calendar of the service-level clock: the lead department's, by the plan that counts now.</summary>
    public WorkingCalendar LeadCalendar => Hours.CalendarOf(Hours.NowOf(Lead));

    /// <summary>A clock that was set now, with the plan whose hours it goes by.</summary>
    public ServiceClock Stamped(ServiceClock clock) => clock with { Plan = HasSameHours(Plan, Hours) ? 0 : Hours.Version };

    /// <summary>The same with a clock that was moved to the newest plan.</summary>
    public RequestTurn WithMoved(ServiceClock clock) => this with { State = State with { Clock = clock }, HasMovedClock = true };

    /// <summary>A clock that stands still until an instant and runs from then on: what it has used stays used.</summary>
    public ServiceClock RunningFrom(DateTimeOffset from, ServiceClock clock) =>
        Stamped(ServiceClocks.Resume(ServiceClocks.Stop(clock, At, LeadCalendar), from, LeadCalendar));

    /// <summary>Whether the clock goes by the same hours under two versions of the plan.</summary>
    public bool HasSameHours(ActivePlan one, ActivePlan other) => ReferenceEquals(one, other) || one.HoursOf(one.NowOf(Lead)) == other.HoursOf(other.NowOf(Lead));

    // A department that was given up without a word goes by its last hours. A host that does not know the newest plan yet goes by the hours that the clock has already.
    private ActivePlan Hours =>
        ClockPlan?.Version > People.Version ? ClockPlan
        : People.Departments.ContainsKey(People.NowOf(Lead)) ? People
        : Plan;

    /// <summary>Whether somebody with authority over the hall asks.</summary>
    public bool IsSupervised => By.Kind is ActorKind.Supervisor or ActorKind.Administrator;

    /// <summary>An item that a guard has found.</summary>
    public WorkItemState Item(int index) => State.Items[index];

    /// <summary>The step of an item.</summary>
    public StepPlan StepOf(int index) => Plan.FindStep(State.Service, State.Items[index].Step)
        ?? throw new InvalidOperationException($"Service '{State.Service}' of plan {Plan.Version} has no step '{State.Items[index].Step}'.");
}
