using Coordination.Web.Callers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>Lists an operation's path, header and query parameters, which are bound by types of this project.</summary>
internal sealed class OperationParameters : IOpenApiOperationTransformer
{
    /// <remarks>Who calls in a header of their own is told where that is taken.</remarks>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var parameters = context.Description.RelativePath is { } path ? PathParameters(path) : [];
        var takesActors = context.ApplicationServices.GetRequiredService<IOptions<CoordinationWebOptions>>().Value.InsecureActors;
        foreach (var metadata in context.Description.ActionDescriptor.EndpointMetadata)
        {
            switch (metadata)
            {
                case HeaderMetadata { Name: CallerHeader.ActorName } when !takesActors:
                    break;
                case HeaderMetadata header:
                    parameters.Add(Of(header.Name, ParameterLocation.Header, header.Description, header.Required));
                    break;
                case QueryMetadata query:
                    parameters.Add(Of(query.Name, ParameterLocation.Query, query.Description, required: false, query.Format));
                    break;
            }
        }

        operation.Parameters = parameters.Count > 0 ? parameters : null;
        return Task.CompletedTask;
    }

    private static List<IOpenApiParameter> PathParameters(string path) =>
        [.. RoutePatternFactory.Parse(path).Parameters.Select(parameter => Of(parameter.Name, ParameterLocation.Path, Describe(parameter.Name), required: true))];

    private static string Describe(string name) => name switch
    {
        "request" => "The request's UUID.",
        "item" => "The item's number in its request, from 0.",
        "version" => "The version, from 1.",
        "id" => "The grain's id.",
        _ => $"The {name}'s id.",
    };

    private static OpenApiParameter Of(string name, ParameterLocation location, string description, bool required, string? format = null) => new()
    {
        Name = name,
        In = location,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
    };
}
