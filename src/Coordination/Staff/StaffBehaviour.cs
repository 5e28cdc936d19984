using System.Text.Json;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Staff.StaffState, Coordination.Staff.StaffEvent>;

namespace Coordination.Staff;

/// <summary>The decisions of a member of staff: presence only; what the person holds is in the requests.</summary>
internal sealed class StaffBehaviour()
    : JsonGrainBehaviour<StaffState, StaffCommand, StaffEvent, ActivePlan?>(StaffJson.Default, Codec)
{
    private const int MaxText = 200;

    private static readonly EventCodec<StaffEvent> Codec = new(
        StaffJson.Default,
        ("staff.signed-on", typeof(StaffSignedOn)),
        ("staff.signed-off", typeof(StaffSignedOff)),
        ("staff.paused", typeof(StaffPaused)),
        ("staff.resumed", typeof(StaffResumed)),
        ("staff.draining", typeof(StaffDraining)));

    public override GrainKind Kind => GrainKind.Staff;

    public override StaffState Initial(GrainKey key)
    {
        var slash = key.Id.IndexOf('/', StringComparison.Ordinal);
        return new StaffState { Centre = new CentreId(key.Id[..slash]), Id = new StaffId(key.Id[(slash + 1)..]) };
    }

    public override Decided Decide(StaffState state, StaffCommand command, in DecisionContext<ActivePlan?> context)
    {
        var person = context.Input?.Staff.GetValueOrDefault(state.Id);
        if (context.Input is null || (person is null && !EndsWork(state, command)))
        {
            return Decided.No(RefusalCodes.NotFound, $"The plan of '{state.Centre}' knows no member of staff '{state.Id}'.");
        }

        if (command is SignOffForTheDay or SignOffUnplanned && context.By.Kind != ActorKind.Engine)
        {
            return Decided.No(RefusalCodes.NotAllowed, "Only the engine gives this command.");
        }

        if (RefuseReason(command, context.Input, context.By) is { } unclear)
        {
            return Decided.No(unclear);
        }

        var (code, words) = (command.Reason?.Code, command.Reason?.Said);
        return command switch
        {
            SignOn signOn => DecideSignOn(state, signOn, context.Input.Departments[person!.Department]),
            SignOff when state.Presence is not StaffPresence.SignedOff => Decided.Of(new StaffSignedOff(code) { Words = words }),
            SignOffUnplanned when person is null => Decided.Of(new StaffSignedOff(code) { Words = words }),
            SignOffForTheDay day when day.Concerns(state) => Decided.Of(new StaffSignedOff(code) { Words = words }),
            PauseWork when state.Presence is StaffPresence.SignedOn => Decided.Of(new StaffPaused(code) { Words = words }),
            ResumeWork when state.Presence is StaffPresence.Paused or StaffPresence.Draining => Decided.Of(new StaffResumed(code) { Words = words }),
            DrainWork when state.Presence is StaffPresence.SignedOn or StaffPresence.Paused => Decided.Of(new StaffDraining(code) { Words = words }),
            _ => WrongState(state, command),
        };
    }

    public override StaffState Apply(StaffState state, StaffEvent happened, in EventContext context)
    {
        var next = state with { Version = context.Version, Since = context.At, PauseReason = null };
        return happened switch
        {
            StaffSignedOn on => next with { Presence = StaffPresence.SignedOn, Window = on.Window, SignedOnAt = context.At },
            StaffSignedOff => next with { Presence = StaffPresence.SignedOff, Window = null, SignedOnAt = null },
            StaffPaused paused => next with { Presence = StaffPresence.Paused, PauseReason = paused.Reason },
            StaffResumed => next with { Presence = StaffPresence.SignedOn },
            StaffDraining => next with { Presence = StaffPresence.Draining },
            _ => throw new JournalCorruptException($"'{happened.GetType().Name}' is no event of a member of staff."),
        };
    }

    public override StaffState Touch(StaffState state, in EventContext context) => state with { Version = context.Version };

    public override ReadOnlyMemory<byte>? WritePersonal(StaffEvent happened) => PersonalWords.Write(happened.Words);

    public override string StatusOf(StaffState state) => NameOf(state.Presence);

    /// <summary>The presence of a status.</summary>
    public static StaffPresence PresenceOf(string status) => Array.Find(Enum.GetValues<StaffPresence>(), presence => NameOf(presence) == status);

    public override DateTimeOffset ChangedAt(StaffState state) => state.Since;

    public override GrainRow Project(GrainKey key, StaffState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Centre,
        Staff = state.Id,
        Status = StatusOf(state),
        IsOpen = true,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };

    private static string NameOf(StaffPresence presence) => JsonNamingPolicy.KebabCaseLower.ConvertName(presence.ToString());

    private static Decided DecideSignOn(StaffState state, SignOn command, DepartmentPlan home)
    {
        if (state.Presence is not StaffPresence.SignedOff)
        {
            return WrongState(state, command);
        }

        if (command.Window is { } name && TextChecks.Required(name, MaxText, "window") is { } refusal)
        {
            return Decided.No(refusal);
        }

        if (command.Window is { } window && !home.Windows.IsDefaultOrEmpty && !home.Windows.Contains(window))
        {
            return Decided.No(
                RefusalCodes.Invalid, $"'{home.Name}' has no window '{window}'; it has {string.Join(", ", home.Windows)}.", "window");
        }

        return Decided.Of(new StaffSignedOn(command.Window, command.Reason?.Code) { Words = command.Reason?.Said });
    }

    // Whoever a plan has left out while they were at work may still go, and the engine sees to it.
    private static bool EndsWork(StaffState state, StaffCommand command) => state.Presence is not StaffPresence.SignedOff && command is SignOff or SignOffUnplanned;

    private static Refusal? RefuseReason(StaffCommand command, ActivePlan plan, Actor by) => command is PauseWork
        ? ReasonChecks.Required(command.Reason, plan, by)
        : ReasonChecks.Optional(command.Reason, plan, by);

    private static Decided WrongState(StaffState state, StaffCommand command) => Decided.No(
        RefusalCodes.WrongState, $"'{state.Id}' is {Words(state.Presence)}: {Words(command)} is not possible now.");

    private static string Words(StaffPresence presence) => presence switch
    {
        StaffPresence.SignedOff => "signed off",
        StaffPresence.SignedOn => "signed on",
        StaffPresence.Paused => "paused",
        _ => "draining",
    };

    private static string Words(StaffCommand command) => command switch
    {
        SignOn => "signing on",
        SignOff or SignOffForTheDay or SignOffUnplanned => "signing off",
        PauseWork => "pausing",
        ResumeWork => "resuming",
        _ => "draining",
    };
}
