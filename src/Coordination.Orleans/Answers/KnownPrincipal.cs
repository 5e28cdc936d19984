using Coordination.Access;

namespace Coordination.Orleans.Answers;

/// <summary>Somebody whom an issuer vouches for.</summary>
/// <param name="Principal">The opaque id.</param>
internal sealed record KnownPrincipal(PrincipalId Principal);
