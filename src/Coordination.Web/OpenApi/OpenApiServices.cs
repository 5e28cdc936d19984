using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.OpenApi;

/// <summary>Adds the API's document.</summary>
internal static class OpenApiServices
{
    public static IServiceCollection AddCoordinationOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer<DocumentInfo>();
        options.AddOperationTransformer<OperationParameters>();
        options.AddOperationTransformer<OperationBody>();
        options.AddSchemaTransformer<WireSchemas>();
    });
}
