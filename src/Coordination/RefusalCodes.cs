namespace Coordination;

/// <summary>The codes of refusals. They are a contract: a code never changes its meaning.</summary>
public static class RefusalCodes
{
    /// <summary>A field of the command is missing or not of its form.</summary>
    public const string Invalid = "invalid";

    /// <summary>The grain the command is for does not exist.</summary>
    public const string NotFound = "not-found";

    /// <summary>The command does not fit the present state.</summary>
    public const string WrongState = "wrong-state";

    /// <summary>The caller does not hold the work item.</summary>
    public const string NotHolder = "not-holder";

    /// <summary>The caller's role may not give this command.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The command is on record with its reason, and none was given.</summary>
    public const string ReasonRequired = "reason-required";

    /// <summary>It takes two people, and the caller is the one who has asked.</summary>
    public const string SecondPerson = "second-person";

    /// <summary>Texts must be kept, as for a dispute: they are not erased before the hold is lifted.</summary>
    public const string LegalHold = "legal-hold";

    /// <summary>The key was used before with another command.</summary>
    public const string KeyReused = "key-reused";

    /// <summary>Too many commands are in flight; try again shortly.</summary>
    public const string Busy = "busy";

    /// <summary>The host is shutting down.</summary>
    public const string Stopping = "stopping";

    /// <summary>The matter is on the hall's negative list, or not in its catalogue.</summary>
    public const string OutOfScope = "out-of-scope";

    /// <summary>This kind of applicant may not ask for the service.</summary>
    public const string NotEligible = "not-eligible";

    /// <summary>A required piece of evidence is missing.</summary>
    public const string EvidenceMissing = "evidence-missing";

    /// <summary>The service is not given over this channel.</summary>
    public const string ChannelNotServed = "channel-not-served";

    /// <summary>The department is closed.</summary>
    public const string Closed = "closed";

    /// <summary>The service level cannot be met, or the queue is full.</summary>
    public const string NoCapacity = "no-capacity";

    /// <summary>The service is suspended by the crisis plan.</summary>
    public const string Suspended = "suspended";

    /// <summary>The member of staff is not signed on, or is paused or draining.</summary>
    public const string NotAvailable = "not-available";

    /// <summary>Nothing waits that the member of staff could take.</summary>
    public const string NothingWaiting = "nothing-waiting";

    /// <summary>The member of staff holds what the message names, and gets nothing more now.</summary>
    public const string StillHolding = "still-holding";

    /// <summary>The centre's epoch is old: another centre has taken over.</summary>
    public const string Fenced = "fenced";

    /// <summary>The plan is not valid.</summary>
    public const string PlanInvalid = "plan-invalid";

    /// <summary>The plan was changed by somebody else in the meantime.</summary>
    public const string PlanChanged = "plan-changed";

    /// <summary>The plan leaves out somebody who is at work or holds something: they are signed off first.</summary>
    public const string StaffAtWork = "staff-at-work";

    /// <summary>The plan gives up a department where open requests have something to do, and does not say which takes it.</summary>
    public const string WorkStranded = "work-stranded";

    /// <summary>The request was rated before: one visit, one rating.</summary>
    public const string AlreadyRated = "already-rated";
}
