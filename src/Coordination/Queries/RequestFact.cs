using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Something that happened to a request at one instant, and counts once in figures.</summary>
internal sealed record RequestFact
{
    /// <summary>The request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>Which of the request's facts, from 0 in the order in which they happened.</summary>
    public required int Number { get; init; }

    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>At which department; null where at none.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>By whom it was taken or held; null where by nobody.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>How the request came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How urgent the request was then; null where it was not known.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The time that had passed; null where the kind has none.</summary>
    public TimeSpan? Time { get; init; }
}

/// <summary>What counts in figures. The numbers are stored: they never change.</summary>
internal enum FactKind
{
    /// <summary>A request came in.</summary>
    Submitted = 1,

    /// <summary>A request was refused.</summary>
    Refused = 2,

    /// <summary>An item entered a department's queue.</summary>
    Queued = 3,

    /// <summary>Somebody took an item while what is promised to its request was not used up; its time is the wait.</summary>
    TakenInTime = 4,

    /// <summary>Somebody took an item after that; its time is the wait.</summary>
    TakenLate = 5,

    /// <summary>Somebody took an item of a request to which nothing is promised; its time is the wait.</summary>
    TakenUnpromised = 6,

    /// <summary>The citizen withdrew, or did not come, while an item waited; its time is the wait.</summary>
    Abandoned = 7,

    /// <summary>An item left a queue otherwise, such as to another department; its time is the wait.</summary>
    Left = 8,

    /// <summary>Somebody completed an item; its time is for how long they had it in hand.</summary>
    Handled = 9,

    /// <summary>An item left somebody's hands otherwise; its time is for how long they had it.</summary>
    PutBack = 10,

    /// <summary>An item was passed to another department.</summary>
    Transferred = 11,

    /// <summary>A service level was missed.</summary>
    Missed = 12,

    /// <summary>A request was reopened.</summary>
    Reopened = 13,

    /// <summary>A request was completed within what is promised to it; its time is that since its submission.</summary>
    CompletedInTime = 14,

    /// <summary>A request was completed after that; its time is that since its submission.</summary>
    CompletedLate = 15,

    /// <summary>A request was completed to which nothing is promised; its time is that since its submission.</summary>
    CompletedUnpromised = 16,

    /// <summary>A request ended otherwise: it was withdrawn, or the citizen did not come.</summary>
    EndedOtherwise = 17,
}
