using System.Reflection;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Binding;

/// <summary>A JSON body. Where no field is required, it may be left out.</summary>
internal sealed class Body<T> : IBoundLater, IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly bool Optional = !WebJson.TypeOf<T>().Properties.Any(property => property.IsRequired);

    private T? _value;

    public Problem? Problem { get; private set; }

    public T Value => _value ?? throw new InvalidOperationException("The body was not read; its problem is the answer.");

    /// <summary>Reads nothing yet.</summary>
    public static ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<Body<T>?>(new Body<T>());

    /// <summary>Reads the body, within the limit for commands.</summary>
    public async ValueTask ReadAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<CoordinationWebOptions>>().Value;
        var raw = await BodyReader.ReadAsync(context, options.MaxBodyBytes, Optional, context.RequestAborted);
        (_value, Problem) = raw.Problem is null ? BodyParser.Parse<T>(raw.Json) : (null, raw.Problem);
    }

    /// <summary>Tells the API's document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyMetadata(typeof(T), Optional));
}
