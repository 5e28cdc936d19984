using System.Collections.Immutable;
using System.Security.Claims;
using Coordination.Access;

namespace Coordination.Web.Access.Tokens;

/// <summary>Somebody else who says who people and programs are, and what that makes them here.</summary>
/// <param name="Number">Its place in the settings.</param>
/// <param name="Authority">Its address, below which its discovery document is.</param>
/// <param name="Audience">What its tokens must be meant for.</param>
/// <param name="Rules">What claims make of somebody.</param>
internal sealed record TrustedIssuer(int Number, Uri Authority, string Audience, ImmutableArray<ClaimRule> Rules)
{
    /// <summary>Its name, as ids are derived under it.</summary>
    public string Id => Authority.OriginalString.TrimEnd('/');

    /// <summary>What it calls this host, where people sign in at it.</summary>
    public string? ClientId { get; init; }

    /// <summary>What proves this host to it.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = Authority.Host;

    /// <summary>The scheme of the framework that people sign in by.</summary>
    public string SignInScheme => $"{SignIn.CoordinationSessionDefaults.AuthenticationScheme}{Number}";

    /// <summary>The scheme of the framework that validates its tokens.</summary>
    public string Scheme => $"{CoordinationTokenDefaults.AuthenticationScheme}{Number}";

    /// <summary>Whether it is the issuer that a token names, with or without a slash at the end.</summary>
    public bool Is(string issuer) => issuer.AsSpan().TrimEnd('/').SequenceEqual(Authority.OriginalString.AsSpan().TrimEnd('/'));

    /// <summary>What somebody's claims make of them.</summary>
    public ImmutableArray<Grant> GrantsOf(IEnumerable<Claim> claims)
    {
        var said = claims.Select(claim => (claim.Type, claim.Value)).ToHashSet();
        return [.. Rules.Where(rule => said.Contains((rule.Claim, rule.Value))).Select(rule => rule.Grant).Distinct()];
    }
}

/// <summary>A claim with a value gives a grant.</summary>
internal sealed record ClaimRule(string Claim, string Value, Grant Grant);
