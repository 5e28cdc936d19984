using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Requests;

/// <summary>A command to a request.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(SubmitRequest), "submit")]
[JsonDerivedType(typeof(OfferItem), "offer")]
[JsonDerivedType(typeof(AcceptItem), "accept")]
[JsonDerivedType(typeof(DeclineItem), "decline")]
[JsonDerivedType(typeof(ExpireOffer), "expire-offer")]
[JsonDerivedType(typeof(AssignItem), "assign")]
[JsonDerivedType(typeof(StartItem), "start")]
[JsonDerivedType(typeof(HoldItem), "hold")]
[JsonDerivedType(typeof(ResumeItem), "resume")]
[JsonDerivedType(typeof(AskDocuments), "ask-documents")]
[JsonDerivedType(typeof(SupplyDocuments), "supply-documents")]
[JsonDerivedType(typeof(CompleteItem), "complete")]
[JsonDerivedType(typeof(TransferItem), "transfer")]
[JsonDerivedType(typeof(ObjectToDispatch), "object")]
[JsonDerivedType(typeof(ReviewObjection), "review-objection")]
[JsonDerivedType(typeof(ReportNoShow), "report-no-show")]
[JsonDerivedType(typeof(ReleaseItem), "release")]
[JsonDerivedType(typeof(GiveItem), "give")]
[JsonDerivedType(typeof(CancelRequest), "cancel")]
[JsonDerivedType(typeof(EscalateRequest), "escalate")]
[JsonDerivedType(typeof(RecordMissedServiceLevel), "record-missed-service-level")]
[JsonDerivedType(typeof(DeemConsent), "deem-consent")]
[JsonDerivedType(typeof(CloseForTheDay), "close-for-the-day")]
[JsonDerivedType(typeof(MoveFromFormerDepartments), "move-from-former-departments")]
[JsonDerivedType(typeof(MoveClock), "move-clock")]
[JsonDerivedType(typeof(HaltClock), "halt-clock")]
[JsonDerivedType(typeof(RateRequest), "rate")]
[JsonDerivedType(typeof(ReopenRequest), "reopen")]
[JsonDerivedType(typeof(ReportArrival), "arrive")]
[JsonDerivedType(typeof(StepBack), "step-back")]
[JsonDerivedType(typeof(ParkItem), "park")]
[JsonDerivedType(typeof(MoveAppointment), "move-appointment")]
[JsonDerivedType(typeof(RecordAbsence), "record-absence")]
public abstract record RequestCommand
{
    private protected RequestCommand()
    {
    }
}

/// <summary>A command that only the engine gives; from anybody else it is refused with <see cref="RefusalCodes.NotAllowed"/>.</summary>
internal abstract record EngineCommand : RequestCommand;

/// <summary>A citizen's matter comes in. Admitted or refused, it is on record from then on.</summary>
public sealed record SubmitRequest : RequestCommand
{
    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The service asked for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>Who asks.</summary>
    public ApplicantKind Applicant { get; init; } = ApplicantKind.Citizen;

    /// <summary>How.</summary>
    public Channel Channel { get; init; } = Channel.Online;

    /// <summary>What urgency rules look at: facts that the hall's plan declares, with values of their types; at most 32.</summary>
    [JsonConverter(typeof(FactsJsonConverter))]
    public ImmutableSortedDictionary<string, string> Facts { get; init => field = value ?? NoFacts; } = NoFacts;

    /// <summary>The ids of the evidence that comes with it.</summary>
    public ImmutableArray<string> Evidence { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The booked time; a walk-in when null.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>The first request of the same visit, where the citizen has several: one who is with somebody is called to nobody else.</summary>
    public RequestId? Visit { get; init; }

    /// <summary>Needs of a person, by their ids in the hall's plan, such as <c>wheelchair</c> or <c>language-uk</c>.</summary>
    public ImmutableArray<string> Needs { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Name, contact and the matter in words; kept beside the chain.</summary>
    public PersonalDetails? Personal { get; init; }

    private static ImmutableSortedDictionary<string, string> NoFacts { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>Personal data of a submission. It can be erased without breaking the record.</summary>
/// <param name="Name">The applicant's name; at most 200 characters.</param>
/// <param name="Contact">Telephone or e-mail; at most 200 characters.</param>
/// <param name="Matter">The matter in the applicant's words; at most 4,000 characters.</param>
public sealed record PersonalDetails(string? Name = null, string? Contact = null, string? Matter = null);

/// <summary>The centre proposes an item to somebody.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">To whom.</param>
/// <param name="Stands">How long the offer stands; by the request's time, which never goes back.</param>
/// <param name="Epoch">The centre's epoch.</param>
/// <param name="Why">Why this person and this item, for people.</param>
internal sealed record OfferItem(int Item, StaffId Staff, TimeSpan Stands, Epoch Epoch, string Why) : EngineCommand;

/// <summary>Its addressee takes an offer.</summary>
public sealed record AcceptItem(int Item, StaffId? Staff) : ItemStep(Item, Staff);

/// <summary>Its addressee does not take an offer; the item keeps its age.</summary>
public sealed record DeclineItem(int Item, StaffId? Staff, Reason Reason) : RequestCommand;

/// <summary>An offer's time is over.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Elapsed">The end of an offer that has stood for its whole time although the clock, which was set back, is not there yet; null where the clock tells it.</param>
internal sealed record ExpireOffer(int Item, DateTimeOffset? Elapsed = null) : EngineCommand;

/// <summary>The centre gives an item to somebody without asking, or because they asked for the next.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">To whom.</param>
/// <param name="Epoch">The centre's epoch.</param>
/// <param name="Why">Why this person and this item, for people.</param>
/// <param name="TakenWith">What is kept of the key of the asking, so that asking again with it gives the same item.</param>
/// <param name="Asked">Who has asked for the next item, where they say why.</param>
internal sealed record AssignItem(int Item, StaffId Staff, Epoch Epoch, string Why, KeyDigest? TakenWith = null, NextAsking? Asked = null) : EngineCommand;

/// <summary>Why somebody asks for the next item, such as a supervisor in the place of who gets it.</summary>
/// <param name="By">Who asks, as it goes on record.</param>
/// <param name="Reason">Why; sound by the plan that counts.</param>
internal sealed record NextAsking(Actor By, Reason Reason);

/// <summary>Its holder begins.</summary>
public sealed record StartItem(int Item, StaffId? Staff) : ItemStep(Item, Staff);

/// <summary>Its holder sets it aside.</summary>
public sealed record HoldItem(int Item, StaffId? Staff, Reason Reason) : RequestCommand;

/// <summary>Its holder goes on with it.</summary>
public sealed record ResumeItem(int Item, StaffId? Staff) : ItemStep(Item, Staff);

/// <summary>Its holder asks the citizen for documents: the holder is free, the service clock stops.</summary>
public sealed record AskDocuments(int Item, StaffId? Staff, ImmutableArray<string> Documents, string? Message = null) : ItemStep(Item, Staff);

/// <summary>The citizen supplies documents; when none is missing, the items wait again, with their age.</summary>
public sealed record SupplyDocuments(ImmutableArray<string> Documents) : RequestCommand;

/// <summary>Its holder finishes it.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder; as in every <see cref="ItemStep"/>.</param>
/// <param name="Outcome">What came of it, as a short code such as <c>granted</c>: 1 to 64 letters, digits, '.', '_' or '-'.</param>
/// <param name="Note">A sentence for whoever reads it later; kept beside the chain, at most 500 characters.</param>
public sealed record CompleteItem(int Item, StaffId? Staff, string Outcome = "done", string? Note = null) : ItemStep(Item, Staff);

/// <summary>Its holder, or a supervisor, passes it to another department; it keeps its age.</summary>
public sealed record TransferItem(int Item, DepartmentId To, Reason Reason, StaffId? Staff = null) : RequestCommand;

/// <summary>Its holder's department says "not ours": the centre reviews, the objection stays on record.</summary>
public sealed record ObjectToDispatch(int Item, StaffId? Staff, Reason Reason) : RequestCommand;

/// <summary>The centre's decision on an objection: upheld goes to another department, rejected goes back to the same.</summary>
public sealed record ReviewObjection(int Item, bool Upheld, DepartmentId? To, Reason Reason) : RequestCommand;

/// <summary>The citizen was called and did not come: called again later, or, after the plan's number of calls, the end.</summary>
public sealed record ReportNoShow(int Item, StaffId? Staff) : ItemStep(Item, Staff);

/// <summary>An item is taken from a holder who is gone, by a supervisor or by the engine; it waits again, with its age.</summary>
public sealed record ReleaseItem(int Item, Reason Reason) : RequestCommand;

/// <summary>A supervisor gives an item to somebody by name, whether it waits or is in another's hands; it keeps its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">To whom: somebody who is signed on, serves the item's department and has room for it. Whether they have the skills is for the supervisor to say.</param>
/// <param name="Reason">Why.</param>
public sealed record GiveItem(int Item, StaffId Staff, Reason Reason) : RequestCommand;

/// <summary>The citizen, or a supervisor, withdraws it. A citizen need not say why.</summary>
public sealed record CancelRequest(Reason? Reason = null) : RequestCommand;

/// <summary>Its urgency changes.</summary>
public sealed record EscalateRequest(Urgency Urgency, Reason Reason) : RequestCommand;

/// <summary>Its service level was missed; it is raised where the plan says so.</summary>
internal sealed record RecordMissedServiceLevel : EngineCommand;

/// <summary>A co-handler's limit is over.</summary>
internal sealed record DeemConsent(int Item) : EngineCommand;

/// <summary>Departments have closed for the day: whoever waits there since before is sent home, and what is in hand since before is given back, as the plan says.</summary>
/// <param name="Closings">The closings that count now, of the departments where items of the request are.</param>
internal sealed record CloseForTheDay(ImmutableArray<DepartmentClosing> Closings) : EngineCommand;

/// <summary>What is at a department that the plan has given up goes to the one that takes it, by the plan that counts now.</summary>
/// <param name="Plan">The version of that plan.</param>
internal sealed record MoveFromFormerDepartments(long Plan) : EngineCommand;

/// <summary>The service-level clock goes by the hours of the plan that counts now.</summary>
/// <param name="Plan">The version of that plan.</param>
internal sealed record MoveClock(long Plan) : EngineCommand;

/// <summary>The service-level clock stands still, or goes on, because the department that leads was closed or opened by hand.</summary>
/// <param name="Halted">Whether it stands still.</param>
/// <param name="Since">From then on.</param>
internal sealed record HaltClock(bool Halted, DateTimeOffset Since) : EngineCommand;

/// <summary>The citizen rates the visit, once.</summary>
/// <param name="Score">1 (very bad) to 5 (very good).</param>
/// <param name="Comment">In words; kept beside the chain, at most 2,000 characters.</param>
public sealed record RateRequest(int Score, string? Comment = null) : RequestCommand;

/// <summary>A closed request is taken up again: its lead step is done once more.</summary>
public sealed record ReopenRequest(Reason Reason) : RequestCommand;

/// <summary>The citizen has come, or is back: who is booked says so where the plan asks for it, who was parked or stepped back when they are there again.</summary>
public sealed record ReportArrival : RequestCommand;

/// <summary>The citizen lets others go before them for a while; their age stays, so that they go next then.</summary>
/// <param name="Minutes">For how long: 1 to 480.</param>
public sealed record StepBack(int Minutes) : RequestCommand;

/// <summary>Its holder parks it: they are free, the citizen has something to do first, and is called again with the age kept.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder; null is for whoever that is, as in every <see cref="ItemStep"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Minutes">Not called for so long, unless the citizen is back earlier: 1 to 480.</param>
public sealed record ParkItem(int Item, StaffId? Staff, Reason Reason, int Minutes = ParkItem.DefaultMinutes) : RequestCommand
{
    /// <summary>How long where nobody says.</summary>
    public const int DefaultMinutes = 15;
}

/// <summary>The booked time becomes another one: the request keeps its id and its history, and the time before is free at once.</summary>
/// <param name="To">The new time; still to come, and while the department that receives the citizen is open.</param>
/// <param name="Reason">Why, where somebody says so.</param>
public sealed record MoveAppointment(DateTimeOffset To, Reason? Reason = null) : RequestCommand;

/// <summary>Who is booked has not said that they have come, and the plan waits no longer.</summary>
internal sealed record RecordAbsence : EngineCommand;
