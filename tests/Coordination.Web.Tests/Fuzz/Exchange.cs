using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.Surface;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Sends requests as they are, with nothing put right on their way.</summary>
internal sealed class Exchange : IDisposable
{
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _client;

    /// <param name="host">The host's address.</param>
    /// <param name="patience">No answer takes longer.</param>
    public Exchange(Uri host, TimeSpan patience)
    {
        Host = host.GetLeftPart(UriPartial.Authority);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            Expect100ContinueTimeout = patience,
        })
        { BaseAddress = host, Timeout = patience };
    }

    public string Host { get; }

    /// <summary>The answer; of a stream its head.</summary>
    /// <exception cref="HttpRequestException">The server ended the connection without one.</exception>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task<ApiReply> SendAsync(FuzzRequest request)
    {
        using var message = Message(request);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            response.Content.Dispose();
            response.Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("text/event-stream") } };
        }

        return await ApiReply.ReadAsync(response);
    }

    /// <summary>What comes back first for bytes that need not be HTTP; empty when the server ended the connection.</summary>
    public async Task<string> SendAsync(string raw, bool cut) => await RawExchange.SendAsync(_client, raw, cut).WaitAsync(_client.Timeout);

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Message(FuzzRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Host + request.Target, AsItIs));
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            if (request.ContentType is { } type)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                (message.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
