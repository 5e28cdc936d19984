using System.Collections.Immutable;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Torture.Bugs;

/// <summary>Visits are not known.</summary>
internal sealed class ForgottenVisits : RoutingBug
{
    public override string Name => "forgotten-visits";

    public override string What => "the centre does not know that several requests are of one visit, and calls the citizen to two places";

    protected override RequestRouting Corrupt(RequestRouting routing) => routing with { Visit = null };
}

/// <summary>Absence is not noticed.</summary>
internal sealed class UnnoticedAbsence : RoutingBug
{
    public override string Name => "unnoticed-absence";

    public override string What => "a booked citizen who does not come is waited for for ever";

    protected override bool Arrives(RequestCommand command) => command is not RecordAbsence;
}

/// <summary>Who is booked counts as waiting.</summary>
internal sealed class BookingsCount : RoutingBug
{
    public override string Name => "bookings-count";

    public override string What => "people who are booked for later fill the queues that admission looks at";

    protected override SubmissionConditions Corrupt(SubmissionConditions conditions) =>
        conditions with { Departments = [.. conditions.Departments.Select(department => department with { Waiting = department.Waiting + 3 })] };
}

/// <summary>Nobody waits for arrival.</summary>
internal sealed class ArrivalTakenForGranted : RequestBug
{
    public override string Name => "arrival-taken-for-granted";

    public override string What => "a booked citizen is called though they have not come";

    protected override RequestEvent Decided(RequestState state, RequestEvent happened) =>
        happened is RequestAdmitted { AwaitedUntil: not null } admitted ? admitted with { AwaitedUntil = null } : happened;
}

/// <summary>A moved booking stays where it was.</summary>
internal sealed class MovedInVain : RequestBug
{
    public override string Name => "moved-in-vain";

    public override string What => "an appointment that is moved is called at its old time";

    protected override RequestEvent Decided(RequestState state, RequestEvent happened) =>
        happened is AppointmentMoved moved ? moved with { Resumed = ImmutableArray<ResumedItem>.Empty } : happened;
}

/// <summary>Misses count before the booked time.</summary>
internal sealed class EarlyMissesCount : RequestBug
{
    public override string Name => "early-misses-count";

    public override string What => "a citizen who is called before the booked time, and is not there, is gone";

    protected override RequestEvent Decided(RequestState state, RequestEvent happened) =>
        happened is CitizenMissed { Excused: true } missed ? new CitizenGone(missed.Item, missed.Staff) { Clock = missed.Clock } : happened;
}
