using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Coordination.Web.OpenApi;

/// <summary>The API's document as it is sent: made at the first call, and the same bytes ever after.</summary>
internal sealed class DocumentBytes(IServiceProvider services)
{
    /// <summary>Its name among an application's documents.</summary>
    public const string Name = "v1";

    private readonly Lock _gate = new();
    private Task<Document>? _made;

    /// <summary>The document; whoever asks while it is made waits for the same one.</summary>
    public Task<Document> ReadAsync()
    {
        lock (_gate)
        {
            return _made is null or { IsFaulted: true } or { IsCanceled: true } ? _made = MakeAsync() : _made;
        }
    }

    private async Task<Document> MakeAsync()
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        var bytes = json.ToArray();
        return new Document(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    /// <summary>What is sent.</summary>
    /// <param name="Json">The bytes.</param>
    /// <param name="Tag">Their entity tag, with its quotes.</param>
    internal sealed record Document(byte[] Json, string Tag);
}
