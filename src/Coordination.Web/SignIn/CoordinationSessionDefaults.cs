namespace Coordination.Web.SignIn;

/// <summary>Names of the authentication by sessions.</summary>
public static class CoordinationSessionDefaults
{
    /// <summary>The authentication scheme.</summary>
    public const string AuthenticationScheme = "CoordinationSession";
}
