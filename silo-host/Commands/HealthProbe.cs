using System.Text.Json;

namespace Coordination.SiloHost.Commands;

/// <summary>One question to a host's health endpoints.</summary>
internal static class HealthProbe
{
    /// <summary>Asks, and tells the answer in one sentence, whatever comes back.</summary>
    public static async Task<HealthProbeResult> AskAsync(Uri url, bool live, TimeSpan timeout, CancellationToken cancellation)
    {
        // The host is asked itself: no proxy of the environment and no redirection may answer in its place.
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = timeout };
        var host = url.GetLeftPart(UriPartial.Authority);
        var state = live ? "live" : "ready";
        try
        {
            using var answer = await client.GetAsync(new Uri(url, live ? "/health/live" : "/health/ready"), cancellation);
            return answer.IsSuccessStatusCode
                ? new HealthProbeResult(true, $"{host} is {state}.")
                : new HealthProbeResult(false, $"{host} is not {state}: {Reason(await answer.Content.ReadAsStringAsync(cancellation)) ?? $"it answers {(int)answer.StatusCode}."}");
        }
        catch (HttpRequestException fault)
        {
            return new HealthProbeResult(false, $"{host} does not answer: {(fault.InnerException ?? fault).Message.TrimEnd('.')}.");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new HealthProbeResult(false, FormattableString.Invariant($"{host} did not answer within {timeout.TotalSeconds} s."));
        }
    }

    // What a problem document says; something else may listen there.
    private static string? Reason(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } problem
                && problem.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How a host is, in one sentence.</summary>
internal sealed record HealthProbeResult(bool IsGood, string Sentence);
