using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Web.Tests.Hosting;

/// <summary>Calls the API as a client would.</summary>
internal sealed class Api(HttpClient client)
{
    public const string Supervisor = "supervisor:eva";

    public HttpClient Client => client;

    public Task<ApiReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiReply> PostAsync(string path, object? body = null, string? actor = null, string? key = null)
    {
        List<(string, string)> headers = [];
        if (actor is not null)
        {
            headers.Add(("X-Actor", actor));
        }

        if (key is not null)
        {
            headers.Add(("Idempotency-Key", key));
        }

        return SendAsync(HttpMethod.Post, path, body is null ? null : Json(body), [.. headers]);
    }

    public async Task<ApiReply> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return await ApiReply.ReadAsync(response);
    }

    public static ByteArrayContent Json(object body) => Raw(JsonSerializer.Serialize(body));

    public static ByteArrayContent Raw(string json, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
