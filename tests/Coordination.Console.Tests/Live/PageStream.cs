using System.Text;

namespace Coordination.Console.Tests.Live;

/// <summary>A page that is followed.</summary>
internal sealed class PageStream(HttpResponseMessage answer, StreamReader reader, CancellationToken cancellation) : IAsyncDisposable
{
    public static async Task<PageStream> OpenAsync(HttpClient client, string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        return new PageStream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation), Encoding.UTF8), cancellation);
    }

    /// <summary>The next content.</summary>
    public Task<string> NextViewAsync() => UntilAsync("view");

    /// <summary>The data of the next event of a name.</summary>
    public async Task<string> UntilAsync(string wanted)
    {
        while (true)
        {
            var (name, data) = await NextAsync();
            if (name == wanted)
            {
                return data;
            }
        }
    }

    /// <summary>Reads on until the host ends it.</summary>
    public async Task ReadToEndAsync()
    {
        try
        {
            await reader.ReadToEndAsync(cancellation);
        }
        catch (IOException)
        {
            // Cut off: that is an end as well.
        }
    }

    public async ValueTask DisposeAsync()
    {
        answer.Dispose();
        reader.Dispose();
        await ValueTask.CompletedTask;
    }

    private async Task<(string? Name, string Data)> NextAsync()
    {
        var (name, data) = (default(string), new List<string>());
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0)
            {
                return (name, string.Join('\n', data));
            }

            name = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : name;
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data.Add(line[6..]);
            }
        }

        throw new EndOfStreamException("The stream has ended.");
    }
}
