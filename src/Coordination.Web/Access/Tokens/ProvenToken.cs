using System.Collections.Immutable;
using Coordination.Access;

namespace Coordination.Web.Access.Tokens;

/// <summary>What a token proves.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Grants">What its claims make of them.</param>
/// <param name="Until">Until when.</param>
internal sealed record ProvenToken(PrincipalId Principal, ImmutableArray<Grant> Grants, DateTimeOffset Until);
