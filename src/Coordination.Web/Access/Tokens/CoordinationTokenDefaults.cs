namespace Coordination.Web.Access.Tokens;

/// <summary>Names of the authentication by tokens of other issuers.</summary>
public static class CoordinationTokenDefaults
{
    /// <summary>The authentication scheme.</summary>
    public const string AuthenticationScheme = "CoordinationToken";
}
