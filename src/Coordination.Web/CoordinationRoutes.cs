namespace Coordination.Web;

/// <summary>Which parts of the API an application maps.</summary>
public sealed record CoordinationRoutes
{
    /// <summary>The citizens' part with its event stream, and nothing else.</summary>
    public static CoordinationRoutes OnlyCitizens { get; } = None with { Citizens = true, Events = true };

    /// <summary>The staff's part, and nothing else.</summary>
    public static CoordinationRoutes OnlyStaff { get; } = None with { Staff = true };

    /// <summary>The management's part with its event stream, and nothing else.</summary>
    public static CoordinationRoutes OnlyManagement { get; } = None with { Management = true, Events = true };

    /// <summary>Whether the citizens' part of <c>/v1</c> is mapped: the catalogue, submitting, and what concerns a request of one's own.</summary>
    public bool Citizens { get; init; } = true;

    /// <summary>Whether the staff's part of <c>/v1</c> is mapped: desks, and the items in hand.</summary>
    public bool Staff { get; init; } = true;

    /// <summary>Whether <c>/management/v1</c> is mapped, for heads, supervisors, administrators and auditors.</summary>
    public bool Management { get; init; } = true;

    /// <summary>Whether the event streams of the mapped parts are mapped: of citizens, and of the management.</summary>
    public bool Events { get; init; } = true;

    /// <summary>Whether <c>/sign-in</c>, <c>/sign-out</c> and <c>/session</c> are mapped, where <c>AddCoordinationSignIn</c> was called.</summary>
    public bool SignIn { get; init; } = true;

    /// <summary>Whether <c>/health/live</c> and <c>/health/ready</c> are mapped.</summary>
    public bool Health { get; init; } = true;

    /// <summary>Whether <c>/openapi/v1.json</c> is mapped.</summary>
    public bool OpenApi { get; init; } = true;

    private static CoordinationRoutes None => new() { Citizens = false, Staff = false, Management = false, Events = false, SignIn = false, Health = false, OpenApi = false };
}
