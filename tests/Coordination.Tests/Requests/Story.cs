using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Plans;
using Shouldly;

namespace Coordination.Tests.Requests;

/// <summary>One request's life as a test tells it: given commands, a time that passes, a command, and what came of it.</summary>
/// <remarks>Every event is written, read back and applied, and every state too: a story that runs has shown that nothing is lost in writing.</remarks>
internal sealed class Story
{
    /// <summary>Monday, 4 March 2030, 9:00 in Warsaw: the desk has been open for an hour.</summary>
    public static readonly DateTimeOffset Monday = new(2030, 3, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly RequestBehaviour Behaviour = new();
    private static readonly GrainKey Key = GrainKey.Of(new RequestId(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")));

    public RequestState State { get; private set; } = Behaviour.Initial(Key);

    public DateTimeOffset Now { get; private set; } = Monday;

    public ActivePlan? Plan { get; private set; } = RequestTestHall.Plan;

    public ActivePlan? Current { get; private set; }

    public SubmissionConditions? Conditions { get; private set; }

    public IReadOnlyList<RequestEvent> Events { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public ServiceClock Clock => State.Clock.ShouldNotBeNull();

    public WorkItemState this[int item] => State.Items[item];

    public GrainRow Row => Behaviour.Project(Key, State, State.Version, default);

    public static Story Begin(ActivePlan? plan = null) => new() { Plan = plan ?? RequestTestHall.Plan };

    public static Story WithoutPlan() => new() { Plan = null };

    /// <summary>What was before; none of it may be refused.</summary>
    public Story Given(params RequestCommand[] commands)
    {
        foreach (var command in commands)
        {
            When(command).Refusal.ShouldBeNull(command.ToString());
        }

        return this;
    }

    /// <summary>From now on the hall stands like this.</summary>
    public Story Under(SubmissionConditions conditions)
    {
        Conditions = conditions;
        return this;
    }

    /// <summary>From now on a newer plan counts.</summary>
    public Story Under(ActivePlan newer)
    {
        Current = newer;
        return this;
    }

    public Story After(double minutes)
    {
        Now += TimeSpan.FromMinutes(minutes);
        return this;
    }

    public Story At(DateTimeOffset time)
    {
        Now = time;
        return this;
    }

    public Story When(RequestCommand command, Actor? by = null)
    {
        by ??= UsualActor(command);
        var decision = Behaviour.Decide(State, command, new DecisionContext<RequestInput>(Now, by, new RequestInput(Plan, Conditions, Current, Receiver: new Withdrawal(1, [], Commands.Epoch) { IsAtWork = true })));
        Refusal = decision.Refusal;
        Events = decision.Events;
        (Refusal is null).ShouldBe(Events.Count > 0);
        foreach (var happened in Events)
        {
            State = Applied(happened, by);
        }

        return this;
    }

    public T Happened<T>()
        where T : RequestEvent
    {
        Refusal.ShouldBeNull();
        return Events.OfType<T>().ShouldHaveSingleItem();
    }

    public Story Refused(string code, string? field = null)
    {
        Refusal.ShouldNotBeNull().Code.ShouldBe(code);
        Refusal.Field.ShouldBe(field);
        Refusal.Message.ShouldEndWith(".");
        return this;
    }

    /// <summary>The status after the last command.</summary>
    public Story Stands(RequestStatus status)
    {
        Refusal.ShouldBeNull();
        State.Status.ShouldBe(status);
        return this;
    }

    private RequestState Applied(RequestEvent happened, Actor by)
    {
        var context = new EventContext(State.Version + 1, Now, by);
        var after = Behaviour.Apply(State, happened, context);
        var written = Behaviour.WriteEvent(happened);
        var read = Behaviour.ReadEvent(Behaviour.NameOf(happened), written.Span);
        Behaviour.WriteEvent(read).Span.SequenceEqual(written.Span).ShouldBeTrue();
        Text(Behaviour.Apply(State, read, context)).ShouldBe(Text(after));
        Text(Behaviour.ReadState(Behaviour.WriteState(after).Span)).ShouldBe(Text(after));
        return after;
    }

    private static string Text(RequestState state) => System.Text.Encoding.UTF8.GetString(Behaviour.WriteState(state).Span);

    private static Actor UsualActor(RequestCommand command) => command switch
    {
        SubmitRequest or CancelRequest or SupplyDocuments or RateRequest or ReopenRequest or ReportArrival or StepBack or MoveAppointment => Commands.Citizen,
        ReviewObjection or EscalateRequest or ReleaseItem => Commands.Supervisor,
        OfferItem or ExpireOffer or AssignItem or RecordMissedServiceLevel or DeemConsent or CloseForTheDay or MoveFromFormerDepartments or MoveClock or HaltClock or RecordAbsence => Actor.Engine,
        _ => Commands.Clerk,
    };
}
