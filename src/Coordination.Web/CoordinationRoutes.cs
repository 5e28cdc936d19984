namespace Coordination.Web;

/// <summary>Which parts of the API an application maps.</summary>
public sealed record CoordinationRoutes
{
    /// <summary>Whether <c>/v1</c> is mapped, for portals and staff clients.</summary>
    public bool Portal { get; init; } = true;

    /// <summary>Whether <c>/management/v1</c> is mapped, for supervisors and administrators.</summary>
    public bool Management { get; init; } = true;

    /// <summary>Whether the event streams of the mapped parts are mapped.</summary>
    public bool Events { get; init; } = true;

    /// <summary>Whether <c>/sign-in</c>, <c>/sign-out</c> and <c>/session</c> are mapped, where <c>AddCoordinationSignIn</c> was called.</summary>
    public bool SignIn { get; init; } = true;

    /// <summary>Whether <c>/health/live</c> and <c>/health/ready</c> are mapped.</summary>
    public bool Health { get; init; } = true;

    /// <summary>Whether <c>/openapi/v1.json</c> is mapped.</summary>
    public bool OpenApi { get; init; } = true;
}
