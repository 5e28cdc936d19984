using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Access;

/// <summary>Which permission a call needs: one of several. What does not say so is not open to principals.</summary>
internal sealed record Needs(ImmutableArray<Permission> Permissions)
{
    /// <summary>Whether whoever calls is about to make what they will own.</summary>
    public bool IsMaking { get; init; }

    /// <summary>Whether a reason comes in a header, so that the policy can ask for one.</summary>
    public bool TakesReasonHeader { get; init; }
}

/// <summary>Says what endpoints need.</summary>
internal static class NeedsExtensions
{
    /// <summary>Needs one of these permissions; a refusal names the first of them.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, params ImmutableArray<Permission> permissions)
        where TBuilder : IEndpointConventionBuilder => builder.With(new Needs(permissions));

    /// <summary>Needs a permission to make something, which is the caller's own then.</summary>
    public static TBuilder NeedsToMake<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.With(new Needs([permission]) { IsMaking = true });

    /// <summary>Needs a permission for what is done with a reason only, which the caller gives in a header.</summary>
    public static TBuilder NeedsWithReason<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.With(new Needs([permission]) { TakesReasonHeader = true });

    /// <summary>Needs none: whoever may call at all may read it.</summary>
    public static TBuilder NeedsNothing<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.With(new Needs([]));

    // With how it is refused, for the API's document.
    private static TBuilder With<TBuilder>(this TBuilder builder, Needs needs)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            endpoint.Metadata.Add(needs);
            foreach (var status in needs.Permissions.IsEmpty ? [StatusCodes.Status401Unauthorized] : (ReadOnlySpan<int>)[StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound])
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemView), [ProblemResult.ContentType]));
            }
        });
        return builder;
    }
}
