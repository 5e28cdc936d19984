using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Coordination.Partitions.Clients;

/// <summary>A client that knows all silos: it keeps to one as long as it answers, and else asks the next, with the same key, until one does.</summary>
/// <param name="http">The connections.</param>
/// <param name="silos">Where the silos serve.</param>
/// <param name="first">Which it asks first.</param>
/// <param name="calls">Where it notes how long that took.</param>
internal sealed class HallClient(HttpMessageInvoker http, IReadOnlyList<Uri> silos, int first, Func<CallRecord> calls)
{
    private static readonly TimeSpan EachTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _silo = first % silos.Count;

    /// <summary>How long a call may take.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks until somebody answers.</summary>
    /// <exception cref="OperationCanceledException">Nobody had when it was cancelled.</exception>
    public async Task<HallAnswer> CallAsync(HallCall call, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var asked = Volatile.Read(ref _silo);
            if (await TryAsync(call, silos[asked], cancellation) is { } answer)
            {
                calls().Took(Stopwatch.GetElapsedTime(since), call.ToString(), Limit);
                return answer with { Attempts = attempt };
            }

            // Several calls of one client may fail at once: it moves on once.
            Interlocked.CompareExchange(ref _silo, (asked + 1) % silos.Count, asked);
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<HallAnswer?> TryAsync(HallCall call, Uri silo, CancellationToken cancellation)
    {
        using var once = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        once.CancelAfter(EachTime);
        try
        {
            using var message = call.ToMessage(silo);
            using var answer = await http.SendAsync(message, once.Token);
            var body = await answer.Content.ReadAsStringAsync(once.Token);
            if (answer.StatusCode < HttpStatusCode.InternalServerError)
            {
                return new HallAnswer(answer.IsSuccessStatusCode, body);
            }

            calls().Met(Describe(answer.StatusCode, body));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            calls().Met("no answer in 3 s");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            calls().Met("no connection");
        }

        return null;
    }

    private static string Describe(HttpStatusCode status, string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return $"{(int)status} {problem.RootElement.GetProperty("code").GetString()}";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{(int)status}";
        }
    }
}

/// <summary>What a client asks.</summary>
/// <param name="Path">Where.</param>
/// <param name="Body">JSON that is posted; null to read.</param>
/// <param name="By">The key that proves who asks.</param>
/// <param name="Key">The command's key.</param>
internal sealed record HallCall(string Path, string By, string? Body = null, string? Key = null)
{
    public HttpRequestMessage ToMessage(Uri silo)
    {
        var message = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(silo, Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", By);

        // As a proxy does that ends TLS before the silos.
        message.Headers.Add("X-Forwarded-Proto", "https");
        if (Body is not null)
        {
            message.Content = new StringContent(Body, Encoding.UTF8, "application/json");
            message.Headers.Add("Idempotency-Key", Key);
        }

        return message;
    }

    public override string ToString() => Body is null ? $"GET {Path}" : $"POST {Path}";
}

/// <summary>What it was answered.</summary>
internal sealed record HallAnswer(bool IsGranted, string Body)
{
    /// <summary>How many silos were asked, this one included.</summary>
    public int Attempts { get; init; }

    /// <summary>A refusal's code.</summary>
    public string Code
    {
        get
        {
            using var problem = JsonDocument.Parse(Body);
            return problem.RootElement.GetProperty("code").GetString()!;
        }
    }
}
