using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;
using FsCheck;
using FsCheck.Fluent;

namespace Coordination.Tests.Requests;

/// <summary>A random life of a request: mostly sensible commands, some that are not.</summary>
/// <param name="Service">Which service is asked for.</param>
/// <param name="Facts">Which facts or needs come with it.</param>
/// <param name="Booked">Whether it is an appointment.</param>
/// <param name="Steps">What is tried after the submission.</param>
internal sealed record RequestWalk(int Service, int Facts, bool Booked, WalkStep[] Steps)
{
    private static readonly ServiceId[] Services = [RequestTestHall.Card, RequestTestHall.Permit, RequestTestHall.Joint];

    public static Arbitrary<RequestWalk> Any { get; } = Arb.From(
        from service in Gen.Choose(0, 2)
        from facts in Gen.Choose(0, 5)
        from booked in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from length in Gen.Choose(0, 40)
        from steps in WalkStep.Any.ArrayOf(length)
        select new RequestWalk(service, facts, booked, steps),
        Shrink);

    /// <summary>Walks, and shows every command's outcome.</summary>
    public Story Run(ActivePlan plan, Action<Story> look)
    {
        var story = Story.Begin(plan).Given(Submission());
        look(story);
        foreach (var step in Steps)
        {
            story.After(step.Minutes).When(step.ToCommand(story), step.By);
            look(story);
        }

        return story;
    }

    private SubmitRequest Submission() => Commands.Submit(Services[Service]) with
    {
        Channel = Facts % 2 == 0 ? Channel.Online : Channel.Window,
        AppointmentAt = Booked ? Story.Monday.AddHours(2) : null,
        Facts = Facts switch
        {
            0 => Fact("danger", "yes"),
            1 => Fact("people", "20"),
            2 => Fact("later", "yes"),
            _ => Commands.Submit().Facts,
        },
        Needs = Facts switch
        {
            4 => ["deaf"],
            5 => ["anxious", "wheelchair", "child"],
            _ => [],
        },
    };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Fact(string name, string value) =>
        Commands.Submit().Facts.Add(name, value);

    private static IEnumerable<RequestWalk> Shrink(RequestWalk walk)
    {
        for (var index = 0; index < walk.Steps.Length; index++)
        {
            yield return walk with { Steps = [.. walk.Steps[..index], .. walk.Steps[(index + 1)..]] };
        }
    }

    public override string ToString() => $"{Services[Service]} facts {Facts} booked {Booked}:\n{string.Join('\n', (object[])Steps)}";
}

/// <summary>One command of a walk; what it aims at depends on how the request stands by then.</summary>
/// <param name="Kind">Which command.</param>
/// <param name="Aimed">Whether it aims at an open item and comes from who holds it; otherwise item and person are random.</param>
/// <param name="Item">The random item.</param>
/// <param name="Choice">Decides whatever else there is to decide.</param>
/// <param name="Minutes">The time that passes before.</param>
internal sealed record WalkStep(int Kind, bool Aimed, int Item, int Choice, int Minutes)
{
    private const int Kinds = 29;
    private static readonly StaffId[] People = [RequestTestHall.Anna, RequestTestHall.Bruno];
    private static readonly DepartmentId[] Places = [RequestTestHall.Desk, RequestTestHall.Archive, RequestTestHall.Legal, new("nowhere")];
    private static readonly string[] Papers = ["visa", "form", "photo"];

    public static Gen<WalkStep> Any { get; } =
        from kind in Gen.Frequency((6, Gen.Choose(0, 8)), (1, Gen.Choose(9, 10)), (2, Gen.Elements(11, 12, 18, 18)), (1, Gen.Elements(26, 27)), (4, Gen.Choose(0, Kinds - 1)))
        from aimed in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from item in Gen.Choose(-1, 4)
        from choice in Gen.Choose(0, 11)
        from minutes in Gen.Frequency((6, Gen.Choose(0, 10)), (1, Gen.Choose(60, 2000)))
        select new WalkStep(kind, aimed, item, choice, minutes);

    /// <summary>A supervisor now and then, where the usual person would not be tried.</summary>
    public Actor? By => Choice == 11 ? Commands.Supervisor : null;

    /// <summary>The command; a supervisor gives a step for whoever holds the item, and says why.</summary>
    public RequestCommand ToCommand(Story story) =>
        ToPlainCommand(story) is ItemStep step && By is not null ? step with { Staff = null, Reason = "why" } : ToPlainCommand(story);

    private RequestCommand ToPlainCommand(Story story)
    {
        var item = Aimed ? Open(story.State) : Item;
        var staff = Aimed && item < story.State.Items.Length && story[item].Holder is { } holder ? holder : People[Choice % 2];
        var place = Places[Choice % 4];
        var paper = Papers[Choice % 3];
        return Kind switch
        {
            0 => new AssignItem(item, staff, Commands.Epoch, "why", Asked: Choice % 4 == 0 ? new NextAsking(Commands.Supervisor, "why") : null),
            1 => new OfferItem(item, staff, TimeSpan.FromMinutes(Choice), Commands.Epoch, "why"),
            2 => new AcceptItem(item, staff),
            3 => new StartItem(item, staff),
            4 => new CompleteItem(item, staff),
            5 => new AskDocuments(item, staff, [paper]),
            6 => Choice < 6 && !story.State.MissingDocuments.IsEmpty ? new SupplyDocuments(story.State.MissingDocuments) : new SupplyDocuments([paper]),
            7 => new ObjectToDispatch(item, staff, "why"),
            8 => new ReviewObjection(item, Choice % 2 == 0, Choice % 2 == 0 ? place : null, "why"),
            9 => new HoldItem(item, staff, "why"),
            10 => new ResumeItem(item, staff),
            11 => new TransferItem(item, place, "why", staff),
            12 => new ReportNoShow(item, staff),
            13 => new ReleaseItem(item, "why"),
            14 => new CancelRequest("why"),
            15 => new EscalateRequest((Urgency)(Choice % 7), "why"),
            16 => new RecordMissedServiceLevel(),
            17 => new DeemConsent(item),
            18 => new RateRequest(Choice % 7, "why"),
            19 => new ReopenRequest("why"),
            20 => new DeclineItem(item, staff, "why"),
            21 => new GiveItem(item, People[Choice % 2], "why"),
            22 => new CloseForTheDay([.. Places.Select(department => new DepartmentClosing(
                department, story.Now.AddMinutes(-Choice), (WaitingAtClosing)(Choice % 2), (InHandAtClosing)(Choice % 3), new("closed-for-the-day")))]),
            23 => new ReportArrival(),
            24 => new StepBack(Choice * 10),
            25 => new ParkItem(item, staff, "why", 1 + Choice),
            26 => new MoveAppointment(story.Now.AddHours(1 + Choice)),
            27 => new RecordAbsence(),
            _ => new ExpireOffer(item),
        };
    }

    private int Open(RequestState state)
    {
        var open = Enumerable.Range(0, state.Items.Length)
            .Where(item => !state.Items[item].Status.IsFinal() && state.Items[item].Status != WorkItemStatus.Pending)
            .ToArray();
        return open.Length == 0 ? 0 : open[Choice % open.Length];
    }
}
