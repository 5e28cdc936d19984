using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Queries;

/// <summary>What lists tell of a request; it follows from the request's events.</summary>
internal sealed record RequestSummary
{
    /// <summary>Which.</summary>
    public required RequestId Request { get; init; }

    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The version that it is of.</summary>
    public required long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who asks.</summary>
    public required ApplicantKind Applicant { get; init; }

    /// <summary>How urgent; null of one that was refused.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The departments and holders where something is to be done now or, closed, the department where it was last.</summary>
    public ImmutableArray<RowLink> Places { get; init; } = [];

    /// <summary>When it came in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When somebody first took it in hand; null where nobody has.</summary>
    public DateTimeOffset? FirstTakenAt { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its service level is used up; null while its clock is stopped, or where nothing is promised.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether its service level was missed.</summary>
    public bool Missed { get; init; }

    /// <summary>The citizen's rating, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopened { get; init; }
}
