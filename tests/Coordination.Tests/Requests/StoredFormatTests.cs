using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Requests;

/// <summary>Stored requests are read for decades: their format changes only on purpose. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class StoredFormatTests
{
    private static readonly RequestBehaviour Behaviour = new();
    private static readonly DateTimeOffset At = Story.Monday.AddMicroseconds(123456);
    private static readonly StaffId Anna = RequestTestHall.Anna;
    private static readonly ServiceClock Clock = new(TimeSpan.FromMinutes(120), TimeSpan.FromSeconds(90), At, At.AddHours(2), true);

    private static readonly ImmutableArray<SkillRequirement> Needed =
        [new SkillRequirement { Skill = new("signing"), Level = 2 }, new SkillRequirement { Skill = new("clerk"), Level = 3, RelaxAfterMinutes = 20 }];
    private static readonly ReasonId Break = new("break");

    private static readonly RequestId Visit = new(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a22"));

    private static RequestEvent[] Samples =>
    [
        new RequestSubmitted(RequestTestHall.Centre, RequestTestHall.Card, ApplicantKind.Enterprise, Channel.Online)
        {
            Facts = Commands.Submit().Facts.Add("people", "20").Add("danger", "yes"),
            Evidence = ["photo", "Ausweis-Überprüfung"],
            AppointmentAt = At,
            Visit = Visit,
            Needs = ["wheelchair", "language-uk"],
            Personal = new PersonalSubmission { Name = "Jan" },
        },
        new RequestAdmitted(7, Urgency.General, "danger", [new AdmittedItem(new("intake"), RequestTestHall.Desk, At, At, At), new AdmittedItem(new("check"), RequestTestHall.Archive, NeedsWaived: true)])
        {
            Rule = "in-danger",
            NeededSkills = Needed,
            AwaitedUntil = At,
            Clock = Clock,
        },
        new RequestRefused(7, [new Refusal(RefusalCodes.Closed, "The desk is closed.", "channel")]),
        new ItemQueued(1, At, At),
        new ItemOffered(0, Anna, At, 3, "longest idle"),
        new OfferAccepted(0, Anna),
        new OfferDeclined(0, Anna, At, Break) { Words = "Back at ten." },
        new OfferExpired(0, Anna, At),
        new ItemAssigned(0, Anna, 3, "longest idle"),
        new ItemStarted(0, Anna),
        new ItemHeld(0, Anna, Break),
        new ItemResumed(0, Anna),
        new ItemCompleted(0, Anna, "granted", At) { Words = "all in order", Clock = Clock with { RunningSince = null, Due = null, Missed = false } },
        new ConsentDeemed(1),
        new ItemReleased(0, Anna, Break),
        new DocumentsAsked(0, Anna, ["visa"], TimeSpan.FromMinutes(40)) { Words = "Dear Jan" },
        new DocumentsSupplied(["visa"], [new ResumedItem(0, At)]),
        new ItemTransferred(0, RequestTestHall.Desk, RequestTestHall.Legal, Break, true, At, true),
        new DispatchObjected(0, RequestTestHall.Desk, Anna, Break, TimeSpan.FromMinutes(40)),
        new ObjectionReviewed(0, true, RequestTestHall.Legal, Break, true, At, true),
        new CitizenMissed(0, Anna, At),
        new CitizenGone(0, Anna),
        new RequestEscalated(Urgency.General, Urgency.MoreUrgent, true, Break) { Clock = Clock },
        new ServiceLevelMissed(At),
        new ClockMoved(9) { Clock = Clock with { Plan = 9 } },
        new ClockHalted { Clock = Clock with { RunningSince = null, Due = null, Halted = true } },
        new ClockReleased { Clock = Clock },
        new RequestCancelled(Break),
        new RequestRated(5) { Words = "kind" },
        new RequestReopened(new("issue"), RequestTestHall.Desk, Break, true) { AnySkill = true, Clock = Clock },
        new StepReasonGiven(0, Anna, Break) { Words = "Anna fell ill." },
        new CitizenArrived(At, At) { Clock = Clock },
        new CitizenSteppedBack(At) { Clock = Clock },
        new ItemParked(0, Anna, At, Break) { Words = "A form." },
        new AppointmentMoved(At, At.AddHours(1), [new ResumedItem(0, At)], At, At, Break) { Words = "A journey.", Clock = Clock },
        new CitizenAbsent(),
        new NextAsked(0, Anna, new Actor(ActorKind.Supervisor, "p-aaaaaaaaaaaaaaaaaaaaaaaaaa"), Break) { Words = "Anna fell ill." },
    ];

    private static RequestState State => new()
    {
        Id = new RequestId(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")),
        Version = 12,
        Centre = RequestTestHall.Centre,
        Plan = 7,
        Status = RequestStatus.InService,
        Service = RequestTestHall.Card,
        Applicant = ApplicantKind.Enterprise,
        Channel = Channel.Online,
        Urgency = Urgency.General,
        UrgencyReason = "danger",
        SubmittedAt = At,
        ChangedAt = At,
        ClosedAt = At,
        EndReason = Break,
        AppointmentAt = At,
        ArrivedAt = At,
        AwaitedUntil = At,
        Visit = Visit,
        Needs = ["wheelchair"],
        NeededSkills = Needed,
        Reasons = [new Refusal(RefusalCodes.Closed, "The desk is closed.", "channel")],
        Clock = Clock,
        Items =
        [
            new WorkItemState
            {
                Step = new("issue"), Department = RequestTestHall.Desk, Status = WorkItemStatus.Offered, QueuedAt = At, NotBefore = At, Holder = Anna,
                AssignedAt = At, StartedAt = At, EndedAt = At, OfferExpiresAt = At, ConsentAt = At, ConsentLeft = TimeSpan.FromMinutes(40),
                AnySkill = true, NeedsWaived = true, Why = "longest idle", NoShows = 1, Exclusions = [new Exclusion(Anna, At)], Outcome = "granted",
            },
            new WorkItemState { Step = new("check"), Department = RequestTestHall.Archive, Status = WorkItemStatus.Pending },
        ],
        MissingDocuments = ["visa"],
        Documents = ["photo"],
        Objections = [new ObjectionState(0, RequestTestHall.Desk, Anna, Break, true, Break)],
        Rating = 5,
        Reopened = 1,
    };

    [Fact]
    public void WriteEvent_EachKind_IsAsStored()
    {
        Samples.Select(sample => sample.GetType()).ShouldBe(RequestEventCodec.Types, ignoreOrder: true);
        var lines = Samples.Select(sample => $"{Behaviour.NameOf(sample)} {Text(Behaviour.WriteEvent(sample))}");
        Compare("\n", [.. lines, $"state {Text(Behaviour.WriteState(State))}"]);
    }

    [Fact]
    public void WriteState_EveryField_IsAsTheSerialiserWouldWriteIt()
    {
        foreach (var state in new[] { State, new RequestState(), State with { UrgencyReason = "\"Ü\u2028<'+\ud83d\ude00" } })
        {
            Text(Behaviour.WriteState(state)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(state, RequestsJson.Info<RequestState>()));
        }
    }

    [Fact]
    public void WriteEvent_EveryField_IsAsTheSerialiserWouldWriteIt()
    {
        const string odd = "\"Ü\u2028<'+\ud83d\ude00";
        RequestEvent[] more =
        [
            new RequestSubmitted(default, default, ApplicantKind.Internal, Channel.Phone) { Facts = Commands.Submit().Facts.Add(odd, odd), Needs = [odd, "plain"], Clock = Clock },
            new RequestAdmitted(0, default, odd, []),
            new RequestAdmitted(1, Urgency.General, "", default) { Clock = new ServiceClock(null, TimeSpan.Zero, null, null) },
            new ItemQueued(0, default),
            new ItemOffered(1, default, default, 0, odd),
            new ItemAssigned(1, Anna, 0, null!, SampleGrain.KeyOf("k\"1")) { Clock = Clock },
            new ItemCompleted(1, default, null!) { Clock = Clock with { Missed = false } },
            new ItemStarted(2, default),
            new OfferAccepted(2, default),
        ];
        foreach (var sample in Samples.Concat(more).Concat(more.Select(sample => sample with { Clock = Clock with { Due = At.AddTicks(1) } })))
        {
            Text(RequestEventCodec.Write(sample)).ShouldBe(Text(RequestEventCodec.WriteByContract(sample)));
        }
    }

    [Fact]
    public void ReadEvent_EachStoredKind_IsWhatWasWritten()
    {
        foreach (var line in File.ReadAllLines(Path()))
        {
            var (name, json) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], Encoding.UTF8.GetBytes(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
            var written = name == "state" ? Behaviour.WriteState(Behaviour.ReadState(json)) : Behaviour.WriteEvent(Behaviour.ReadEvent(name, json));
            written.Span.SequenceEqual(json).ShouldBeTrue(line);
        }
    }

    private static void Compare(string separator, string[] lines)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Path(), string.Join(separator, lines) + separator);
        }

        File.ReadAllLines(Path()).ShouldBe(lines);
    }

    private static string Path([CallerFilePath] string source = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "stored-format.txt");

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
