using System.Collections.Immutable;
using System.Reflection;
using Coordination.Plans;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Binding;

/// <summary>The languages that a caller reads, as <c>Accept-Language</c> says. What is none of its form asks for nothing: it is never an error.</summary>
/// <param name="Tags">Their tags, the dearest first.</param>
internal sealed record AskedLanguages(ImmutableArray<string> Tags) : IBound, IEndpointParameterMetadataProvider
{
    Problem? IBound.Problem => null;

    /// <summary>Those of a call.</summary>
    public static AskedLanguages Of(HttpRequest request) => new(
        [.. request.GetTypedHeaders().AcceptLanguage.Where(asked => asked.Quality != 0 && asked.Value != "*").OrderByDescending(asked => asked.Quality ?? 1).Select(asked => asked.Value.ToString())]);

    public static ValueTask<AskedLanguages?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<AskedLanguages?>(Of(context.Request));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(HeaderMetadata.AcceptLanguage);

    /// <summary>A plan in these languages.</summary>
    public SpokenPlan In(HallPlan plan) => SpokenPlan.Of(plan, Tags);
}
