using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Faults;
using Coordination.Torture.Halls;
using Coordination.Torture.Invariants;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>The people of a day: each step of the scenario becomes what somebody does with what they see then.</summary>
internal sealed class People(World world, Scenario scenario, Desk desk, InvariantMonitor watch)
{
    private static readonly Actor Chief = new(ActorKind.Supervisor, "chief");
    private static readonly Actor Administrator = new(ActorKind.Administrator, "admin");
    private static readonly StaffId[] Staff = [.. "anna boris clara david emma felix gina".Split(' ').Select(name => new StaffId(name))];
    private static readonly ServiceId[] Services = [.. "quick quick permit permit hearing review tax-office".Split(' ').Select(name => new ServiceId(name))];

    private readonly DateTimeOffset _start = world.Now;
    private readonly List<RequestId> _requests = [];
    private readonly bool _mayBeStale = scenario.Faults.Any(fault => fault is SecondHost);

    /// <summary>Does a step.</summary>
    public Task DoAsync(Step step) => step.Action switch
    {
        UserAction.Submit => SubmitAsync(step),
        UserAction.Citizen => CitizenAsync(step),
        UserAction.Work => WorkAsync(step),
        UserAction.Presence => PresenceAsync(step),
        UserAction.Supervise => SuperviseAsync(step),
        UserAction.Crisis => desk.DoAsync(step.What % 3 == 0 ? new LiftCrisis("Dry.") : new DeclareCrisis("Flood."), Chief),
        UserAction.Department => DepartmentAsync(step),
        UserAction.Publish => AdministerAsync(step),
        _ => _requests.Count == 0 ? Task.CompletedTask : desk.ReadAsync(_requests[step.Who % _requests.Count], _mayBeStale),
    };

    private async Task SubmitAsync(Step step)
    {
        var command = new SubmitRequest
        {
            Centre = Setting.Centre,
            Service = Services[step.What % Services.Length],
            Channel = step.Who % 3 == 0 ? Channel.Window : Channel.Online,
            Facts = FactsOf(step),
            Needs = NeedsOf(step),
            Evidence = step.What % 11 == 0 ? [] : ["form"],
            AppointmentAt = step.What % 9 == 0 ? world.Now + TimeSpan.FromMinutes(step.Who % 40) : null,
            Visit = step.What % 5 == 1 && _requests.Count > 0 ? VisitOf(_requests[step.Who % _requests.Count]) : null,
            Personal = step.What % 4 == 0 ? new PersonalDetails("Jan", "jan@example.org") : null,
        };
        if (await desk.SubmitAsync(command, Citizen(step.Who)) is { IsRefused: false } reply)
        {
            _requests.Add(reply.Value.Request);
        }
    }

    private RequestId VisitOf(RequestId request) => watch.Committed.Requests[request].State.Visit ?? request;

    private static ImmutableSortedDictionary<string, string> FactsOf(Step step)
    {
        var facts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return (step.What % 8) switch
        {
            0 => facts.Add("danger", "yes"),
            1 or 2 => facts.Add("days", "2"),
            3 => facts.Add("days", "60"),
            _ => facts,
        };
    }

    private static ImmutableArray<string> NeedsOf(Step step) => (step.Who % 7) switch
    {
        0 => ["deaf"],
        1 => ["advice"],
        2 => ["deaf", "advice", "chair"],
        _ => [],
    };

    private Task CitizenAsync(Step step)
    {
        if (_requests.Count == 0)
        {
            return Task.CompletedTask;
        }

        var request = _requests[step.Who % _requests.Count];
        var state = watch.Committed.Requests[request].State;
        RequestCommand command = state.Status switch
        {
            RequestStatus.AwaitingDocuments => new SupplyDocuments(step.What % 4 == 0 ? ["photo"] : ["photo", "stamp"]),
            RequestStatus.Completed => step.What % 3 == 0 ? new ReopenRequest("Not done.") : new RateRequest(1 + (step.What % 5), "Well."),
            _ => (step.What % 9) switch
            {
                0 or 3 => new CancelRequest("No more."),
                1 or 4 => new ReportArrival(),
                2 => new StepBack(1 + (step.Who % 6)),
                5 => new MoveAppointment(world.Now + TimeSpan.FromMinutes(1 + (step.Who % 30)), "A journey."),
                _ => new SupplyDocuments(["photo"]),
            },
        };
        return desk.DoAsync(request, command, Citizen(step.Who));
    }

    private async Task WorkAsync(Step step)
    {
        var person = Staff[step.Who % Staff.Length];
        if (IsGone(step.Who % Staff.Length))
        {
            return;
        }

        var held = watch.Committed.HeldBy(person);
        if (held.Count == 0 || step.What % 7 == 0)
        {
            await desk.TakeAsync(person);
        }

        if (held.Count > 0)
        {
            var (request, item, state) = held[step.What % held.Count];
            await desk.DoAsync(request, CommandOf(person, item, state.Status, step.What / 10), Desk.By(person));
        }
    }

    private static RequestCommand CommandOf(StaffId person, int item, WorkItemStatus status, int what) => status switch
    {
        WorkItemStatus.Offered => what % 5 == 0 ? new DeclineItem(item, person, "Not now.") : new AcceptItem(item, person),
        WorkItemStatus.OnHold => new ResumeItem(item, person),
        _ => (what % 14) switch
        {
            0 => new HoldItem(item, person, "Later."),
            1 => new AskDocuments(item, person, ["photo", "stamp"], "Please bring them."),
            2 => new ReportNoShow(item, person),
            3 => new ObjectToDispatch(item, person, "Not ours."),
            4 => new TransferItem(item, new DepartmentId("desk"), "Theirs.", person),
            5 => new TransferItem(item, new DepartmentId("back"), "Theirs.", person),
            6 => new StartItem(item, person),
            7 => new ParkItem(item, person, "A form.", 1 + (what % 5)),
            _ => new CompleteItem(item, person),
        },
    };

    private Task PresenceAsync(Step step)
    {
        var who = step.Who % Staff.Length;
        StaffCommand command = watch.Committed.Staff.GetValueOrDefault(Staff[who]).State?.Presence switch
        {
            StaffPresence.SignedOn => (step.What % 6) switch
            {
                0 => new SignOff(),
                1 => new SignOff(Release: true),
                2 => new DrainWork(),
                _ => new PauseWork("Break."),
            },
            StaffPresence.Paused or StaffPresence.Draining => new ResumeWork(),
            _ => new SignOn(),
        };
        return IsGone(who) ? Task.CompletedTask : desk.DoAsync(Staff[who], command);
    }

    private Task SuperviseAsync(Step step)
    {
        var open = watch.Committed.Requests.Values.Where(request => request.State.Status.IsOpen()).ToList();
        if (open.Count == 0)
        {
            return Task.CompletedTask;
        }

        var state = open[step.Who % open.Count].State;
        var item = step.What % state.Items.Length;
        RequestCommand command = state.Items[item].Status switch
        {
            WorkItemStatus.UnderReview => step.What % 2 == 0
                ? new ReviewObjection(item, Upheld: false, To: null, "It is yours.")
                : new ReviewObjection(item, Upheld: true, new DepartmentId(state.Items[item].Department.ToString() == "back" ? "desk" : "back"), "Right."),
            WorkItemStatus.Waiting => step.What % 2 == 0
                ? new EscalateRequest((Urgency)(1 + (step.What % 5)), "Look at it.")
                : new TransferItem(item, new DepartmentId("back"), "Better there."),
            _ => step.What % 5 == 0 ? new CancelRequest("Withdrawn.") : new ReleaseItem(item, "Nobody is there."),
        };
        return desk.DoAsync(state.Id, command, Chief);
    }

    private Task DepartmentAsync(Step step) => desk.DoAsync(
        new DepartmentId(step.Who % 2 == 0 ? "front" : "desk"),
        (step.What % 4) switch
        {
            0 => new CloseDepartment("Drill."),
            1 => new LimitConcurrency(1 + (step.What % 3), "Drill."),
            2 => new LimitConcurrency(null, "Drill."),
            _ => new ReopenDepartment("Drill."),
        },
        Chief);

    private async Task AdministerAsync(Step step)
    {
        await desk.PublishAsync(scenario.Setting.Plans[step.What % scenario.Setting.Plans.Length], Administrator);
        var portal = new AddPrincipal(PrincipalKind.System) { Name = "Town portal", Grants = [new Grant(Role.Portal, Setting.Centre)], Reason = "It submits." };
        if (await desk.DoAsync(portal, Administrator) is { IsRefused: false, Value.Principal: { } principal })
        {
            await desk.DoAsync(new IssueKey(principal, world.Now + TimeSpan.FromDays(30)) { Reason = "A key." }, Administrator);
            await desk.DoAsync(step.What % 2 == 0
                ? new DisablePrincipal(principal) { Reason = "Gone." }
                : new TakeGrant(principal, portal.Grants[0]) { Reason = "Not any more." }, Administrator);
        }

        var ask = new AskErasure(ErasureKind.Erase, "consent-withdrawn") { Requests = [.. _requests.Where((_, index) => index % 3 == step.What % 3)], Reason = "They asked." };
        if (!ask.Requests.IsEmpty && await desk.DoAsync(ask, Chief) is { IsRefused: false, Value.Number: { } number })
        {
            await desk.DoAsync(new ApproveErasure(number) { Reason = "They proved who they are." }, Administrator);
        }

        var open = watch.Committed.Requests.Values.Where(request => request.State.Status.IsOpen()).Select(request => request.State.Id).Order().Take(20).ToImmutableArray();
        if (!open.IsEmpty)
        {
            await desk.DoAsync(new StartBatch(new BatchOrder(BatchVerb.Escalate) { Urgency = (Urgency)(1 + (step.What % 5)) }, open, "All of them."), Chief);
        }
    }

    private bool IsGone(int who) => scenario.Faults.OfType<StaffDisappearance>().Any(vanish =>
        vanish.Who == who && world.Now - _start is var time && time >= vanish.At && time < vanish.At + vanish.For);

    private static Actor Citizen(int who) => new(ActorKind.Citizen, $"c{who % 20}");
}
