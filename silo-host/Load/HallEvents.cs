using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Coordination.Centres;

namespace Coordination.SiloHost.Load;

/// <summary>What happens at the hall, as its event stream tells it; it is opened again where it ended.</summary>
internal sealed class HallEvents(HttpClient http, ILoadPeople people, CentreId centre, Action<HallEvent> happened)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _last;

    /// <summary>Completes when the stream is open for the first time: nothing that happens later is missed.</summary>
    public Task Opened => _open.Task;

    /// <summary>Reads until it is stopped.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ReadOnceAsync(cancellation);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                if (!_open.Task.IsCompleted)
                {
                    _open.TrySetException(LoadException.Unreachable(http.BaseAddress, fault));
                    return;
                }
            }
            catch (LoadException fault)
            {
                _open.TrySetException(fault);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadOnceAsync(CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"management/v1/events?centre={centre}");
        if (_last is not null)
        {
            message.Headers.Add("Last-Event-ID", _last);
        }

        people.Administrator.Sign(message);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!_open.Task.IsCompleted && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            throw new LoadException($"The host at {http.BaseAddress} cannot be loaded. {people.Mend(response.StatusCode)}");
        }

        response.EnsureSuccessStatusCode();
        _open.TrySetResult();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellation))
        {
            _last = item.EventId ?? _last;
            if (item.Data.Length > 0)
            {
                happened(HallEvent.Of(item.EventType, JsonNode.Parse(item.Data)!));
            }
        }
    }
}
