namespace Coordination.Web.Access;

/// <summary>Names of the authentication by API keys.</summary>
public static class CoordinationKeyDefaults
{
    /// <summary>The authentication scheme.</summary>
    public const string AuthenticationScheme = "CoordinationKey";

    /// <summary>The header that takes a key, besides <c>Authorization: Bearer</c>.</summary>
    public const string HeaderName = "X-Api-Key";
}
