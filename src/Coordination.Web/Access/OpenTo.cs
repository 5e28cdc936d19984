using Microsoft.AspNetCore.Builder;

namespace Coordination.Web.Access;

/// <summary>What is open to callers without a credential: to anybody, or to who shows the tracking code of the request. What does not say so is closed to them.</summary>
internal sealed record OpenTo(bool Anybody);

/// <summary>Says what is open without a credential.</summary>
internal static class OpenToExtensions
{
    /// <summary>Anybody may call, also without a credential.</summary>
    public static TBuilder OpenToAnybody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.With(new OpenTo(Anybody: true));

    /// <summary>Whoever shows the request's tracking code may call.</summary>
    public static TBuilder OpenToOwners<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.With(new OpenTo(Anybody: false));

    private static TBuilder With<TBuilder>(this TBuilder builder, OpenTo open)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(open));
        return builder;
    }
}
