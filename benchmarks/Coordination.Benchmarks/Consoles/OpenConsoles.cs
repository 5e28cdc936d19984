using Coordination.TestKit.Access;

namespace Coordination.Benchmarks.Consoles;

/// <summary>Pages that are followed, each over a connection of its own: what comes is read and thrown away.</summary>
internal sealed class OpenConsoles : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _readers = [];
    private long _views;

    private OpenConsoles()
    {
    }

    /// <summary>How many views have come.</summary>
    public long Views => Interlocked.Read(ref _views);

    /// <summary>Opens so many, spread over readers and pages, and waits until each has its first view.</summary>
    public static async Task<OpenConsoles> OpenAsync(IReadOnlyList<SignInVisitor> readers, int count, IEnumerable<string> pages)
    {
        var (open, addresses) = (new OpenConsoles(), pages.ToList());
        for (var number = 0; number < count; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, addresses[number % addresses.Count]);
            request.Headers.Add("Accept", "text/event-stream");
            var answer = await readers[number % readers.Count].Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            open._readers.Add(Task.Run(() => open.ReadAsync(answer)));
        }

        while (open.Views < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return open;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_readers);
        _end.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            try
            {
                var (stream, buffer) = (await answer.Content.ReadAsStreamAsync(_end.Token), new byte[64 * 1_024]);
                while (await stream.ReadAsync(buffer, _end.Token) is > 0 and var read)
                {
                    Interlocked.Add(ref _views, buffer.AsSpan(0, read).Count("event: view"u8));
                }
            }
            catch (OperationCanceledException)
            {
                // The end of the round.
            }
        }
    }
}
