using System.Net;

namespace Coordination.Crashes.Clusters;

/// <summary>A client with the addresses of all silos: when one does not answer, it asks the next.</summary>
/// <param name="addresses">The silos.</param>
/// <param name="patience">For how long in all.</param>
/// <param name="repeatsUnavailable">Whether it also asks the next when one cannot answer now, as one that is about to stop.</param>
internal sealed class FailoverHandler(Func<IReadOnlyList<Uri>> addresses, TimeSpan patience, bool repeatsUnavailable) : HttpMessageHandler
{
    private static readonly TimeSpan EachTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HttpMessageInvoker _inner = new(new SocketsHttpHandler());
    private int _turn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        all.CancelAfter(patience);
        while (true)
        {
            try
            {
                if (Next() is { } silo)
                {
                    var answer = await TryAsync(request, body, new Uri(silo, path), all.Token);
                    if (!repeatsUnavailable || answer.StatusCode is not HttpStatusCode.ServiceUnavailable)
                    {
                        return answer;
                    }

                    answer.Dispose();
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !all.IsCancellationRequested)
            {
                // The next one, with the same key.
            }

            await Task.Delay(Pause, all.Token);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }

    private Uri? Next()
    {
        var silos = addresses();
        return silos.Count == 0 ? null : silos[(int)((uint)Interlocked.Increment(ref _turn) % (uint)silos.Count)];
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, byte[]? body, Uri address, CancellationToken cancellation)
    {
        using var once = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        once.CancelAfter(EachTime);
        using var message = new HttpRequestMessage(request.Method, address) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach (var header in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content!.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        var answer = await _inner.SendAsync(message, once.Token);
        await answer.Content.LoadIntoBufferAsync(once.Token);
        return answer;
    }
}
