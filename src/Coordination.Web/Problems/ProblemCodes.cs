namespace Coordination.Web.Problems;

/// <summary>The codes of problems that arise before the engine is asked, beside <see cref="RefusalCodes"/>. They never change their meaning.</summary>
public static class ProblemCodes
{
    /// <summary>The body is not JSON.</summary>
    public const string Malformed = "malformed";

    /// <summary>The body is larger than allowed.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The body is of another media type, or encoded.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>The path has no such method.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>Nobody is proved to call, or by a credential that is not accepted.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>The key was right and has expired.</summary>
    public const string KeyExpired = "key-expired";

    /// <summary>A page of another site sent a command.</summary>
    public const string CrossSite = "cross-site";

    /// <summary>The caller calls too often.</summary>
    public const string TooManyCalls = "too-many-calls";

    /// <summary>A change must say which version it changes.</summary>
    public const string PreconditionRequired = "precondition-required";

    /// <summary>A filter finds another number of requests than its caller has seen.</summary>
    public const string CountDiffers = "count-differs";

    /// <summary>The store cannot be used right now; nothing was written.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The host is starting and serves nothing yet.</summary>
    public const string Starting = "starting";

    /// <summary>The part of the cluster that knows gives no answer; nothing was written.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>It is not known whether the command took effect.</summary>
    public const string CommitUnknown = "commit-unknown";

    /// <summary>A part that readiness depends on does not answer.</summary>
    public const string NotReady = "not-ready";

    /// <summary>A fault of the server.</summary>
    public const string Internal = "internal";
}
