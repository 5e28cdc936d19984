using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordination.Web.OpenApi;

/// <summary>Adds the API's document.</summary>
internal static class OpenApiServices
{
    public static IServiceCollection AddCoordinationOpenApi(this IServiceCollection services)
    {
        services.TryAddSingleton<DocumentBytes>();
        return services.AddOpenApi(DocumentBytes.Name, options =>
        {
            options.AddDocumentTransformer<DocumentInfo>();
            options.AddDocumentTransformer<KeySchemes>();
            options.AddOperationTransformer<OperationParameters>();
            options.AddOperationTransformer<OperationBody>();
            options.AddOperationTransformer<OperationAccess>();
            options.AddSchemaTransformer<WireSchemas>();
            options.AddSchemaTransformer<WireObjects>();
        });
    }
}
