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
internal sealed class Body<T> : IBound, IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly bool Optional = !WebJson.TypeOf<T>().Properties.Any(property => property.IsRequired);

    private readonly T? _value;

    private Body(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    public Problem? Problem { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was not read; its problem is the answer.");

    /// <summary>Reads the body, within the limit for commands.</summary>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<CoordinationWebOptions>>().Value;
        var raw = await BodyReader.ReadAsync(context, options.MaxBodyBytes, Optional);
        if (raw.Problem is not null)
        {
            return new Body<T>(null, raw.Problem);
        }

        var (value, problem) = BodyParser.Parse<T>(raw.Json);
        return new Body<T>(value, problem);
    }

    /// <summary>Tells the API's document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyMetadata(typeof(T), Optional));
}
