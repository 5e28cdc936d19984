using System.Globalization;
using System.Net.Http.Headers;
using Shouldly;

namespace Coordination.Web.Tests.Events;

/// <summary>Reads a stream of server-sent events, as a browser does.</summary>
internal sealed class SseReader : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private SseReader(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    /// <summary>The id to go on from, as a browser would send it back.</summary>
    public string LastId { get; private set; } = "";

    /// <summary>Comments so far.</summary>
    public int Comments { get; private set; }

    public static async Task<SseReader> OpenAsync(HttpClient client, string path, string? lastEventId = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new SseReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<SseEvent?> NextAsync()
    {
        var (name, data) = ("", "");
        while (await _lines.ReadLineAsync() is { } line)
        {
            switch (line)
            {
                case "" when data.Length > 0:
                    return new SseEvent(long.Parse(LastId, CultureInfo.InvariantCulture), name, data);
                case [':', ..]:
                    Comments++;
                    break;
                case ['i', 'd', ':', ' ', .. var id]:
                    LastId = id;
                    break;
                case ['e', 'v', 'e', 'n', 't', ':', ' ', .. var type]:
                    name = type;
                    break;
                case ['d', 'a', 't', 'a', ':', ' ', .. var text]:
                    data = text;
                    break;
            }
        }

        return null;
    }

    /// <summary>Reads until a comment has come that was not there before.</summary>
    public async Task CommentAsync()
    {
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(':'))
            {
                Comments++;
                return;
            }
        }
    }

    /// <summary>Reads until an id has come, whether with an event or without.</summary>
    public async Task IdAsync()
    {
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line is ['i', 'd', ':', ' ', .. var id])
            {
                LastId = id;
                return;
            }

            line.ShouldNotStartWith("data:");
        }
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
