using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Management.Crises;

/// <summary>The crises that a hall has had.</summary>
/// <param name="Centre">The hall.</param>
/// <param name="Crises">The latest first; the one that counts, where one does, is the first of them.</param>
/// <param name="Next">Before which version the next ones are; none where these are the oldest.</param>
internal sealed record CrisisRecords(CentreId Centre, ImmutableArray<CrisisRecord> Crises, long? Next);

/// <summary>A crisis of a hall, from its declaration until it was lifted.</summary>
internal sealed record CrisisRecord
{
    /// <summary>The version of the centre by which it was declared: it has no other name.</summary>
    public required long Version { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>Who declared it.</summary>
    public required Actor DeclaredBy { get; init; }

    /// <summary>On which basis, as a code of the plan; none where it was said in words alone.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>Whether there are words beside the declaration.</summary>
    public required PersonalPresence Personal { get; init; }

    /// <summary>The version of the centre by which it was lifted; none while it counts.</summary>
    public long? LiftedVersion { get; init; }

    /// <summary>When it was lifted; none while it counts.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who lifted it.</summary>
    public Actor? LiftedBy { get; init; }

    /// <summary>Why it was lifted, as a code of the plan.</summary>
    public ReasonId? LiftReason { get; init; }

    /// <summary>Whether there are words beside its end.</summary>
    public PersonalPresence? LiftPersonal { get; init; }

    /// <summary>What it did; none where the store keeps no lists.</summary>
    public CrisisEffects? Effects { get; init; }
}

/// <summary>What a crisis did, as the lists of the hall tell it.</summary>
internal sealed record CrisisEffects
{
    /// <summary>Items that people of other departments took in hand while it counted.</summary>
    public required CrisisEffect Moved { get; init; }

    /// <summary>Requests of the levels that it held back: those that waited until it was lifted, or wait now while it counts.</summary>
    public required CrisisEffect Held { get; init; }

    /// <summary>Requests that ended while it counted without being served: cancelled, withdrawn, or whose citizen did not come.</summary>
    public required CrisisEffect Ended { get; init; }

    /// <summary>Requests that were refused while it counted, those for services that it suspended among them.</summary>
    public required CrisisEffect Refused { get; init; }
}

/// <summary>One kind of what a crisis did.</summary>
/// <param name="Count">How many; at least so many where there are <paramref name="More"/>.</param>
/// <param name="More">Whether there are more than were counted.</param>
/// <param name="Requests">The first of the requests.</param>
internal sealed record CrisisEffect(int Count, bool More, ImmutableArray<CrisisRequest> Requests)
{
    /// <summary>Nothing of the kind.</summary>
    public static CrisisEffect None { get; } = new(0, false, []);
}

/// <summary>A request that a crisis did something to.</summary>
/// <param name="Request">Which.</param>
/// <param name="Service">The service.</param>
/// <param name="At">When: it was taken in hand, submitted where it was held back or refused, or ended.</param>
internal sealed record CrisisRequest(RequestId Request, ServiceId Service, DateTimeOffset At)
{
    /// <summary>Who took it in hand, where somebody of another department did.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>The department that they helped.</summary>
    public DepartmentId? Department { get; init; }
}
