using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Access;

/// <summary>Finds the key that a call brings: as a bearer token, or in a header of its own.</summary>
internal static class AccessKeyHeaders
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether the call brings a key of ours, or what was meant as one; bearer tokens of another form are for other schemes.</summary>
    /// <param name="headers">The call's headers.</param>
    /// <param name="key">The key; null where two are given.</param>
    public static bool TryRead(IHeaderDictionary headers, out string? key)
    {
        var bearer = headers.Authorization.Where(IsOurs).Select(value => value![Bearer.Length..].Trim());
        string[] keys = [.. headers[CoordinationKeyDefaults.HeaderName].Select(value => value ?? ""), .. bearer];
        key = keys.Length == 1 ? keys[0] : null;
        return keys.Length > 0;
    }

    /// <summary>Whether a call brings a bearer token, of whatever form.</summary>
    public static bool HasBearer(IHeaderDictionary headers) => headers[HeaderNames.Authorization].Any(value => IsBearer(value));

    /// <summary>The one bearer token that a call brings and that is no key; null where there is none, or are several.</summary>
    public static string? Token(IHeaderDictionary headers) => headers[HeaderNames.Authorization] is [{ } value] && IsBearer(value) ? value[Bearer.Length..].Trim() : null;

    private static bool IsOurs(string? value) =>
        IsBearer(value) && value.AsSpan(Bearer.Length).TrimStart().StartsWith(Coordination.Access.AccessToken.KeyPrefix, StringComparison.Ordinal);

    private static bool IsBearer([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? value) => value?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true;
}
