using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Plans;

namespace Coordination.SiloHost.Load;

/// <summary>A running hall, as a portal and its staff clients reach it. A command that fails is repeated with its key.</summary>
internal sealed class HallClient(HttpClient http, ILoadPeople people, LoadClock clock, CallLog log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(30);

    private long _sent;

    /// <summary>Commands sent so far, repetitions included.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Makes the hall that is loaded.</summary>
    /// <exception cref="LoadException">The host does not answer, or does not take the plan.</exception>
    public async Task PublishAsync(HallPlan plan, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, $"management/v1/centres/{plan.Centre}/plan")
        {
            Content = new ByteArrayContent(PlanDocument.Write(plan)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        message.Headers.Add("X-Reason", "A load.");
        people.Administrator.Sign(message);
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                var body = await response.Content.ReadAsStringAsync(cancellation);
                throw new LoadException($"The host at {http.BaseAddress} does not take the plan: {Answers.Part(body, "detail") ?? Answers.Text(response.StatusCode, body)}");
            }
        }
        catch (HttpRequestException fault)
        {
            throw LoadException.Unreachable(http.BaseAddress, fault);
        }
    }

    /// <summary>Sends a command until it is answered.</summary>
    /// <param name="call">Its kind, for the log.</param>
    /// <param name="command">What to send.</param>
    /// <param name="due">The moment at which it was due.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was granted; null when it was refused or nobody answered in time.</returns>
    public async Task<JsonNode?> SendAsync(string call, HallCommand command, long due, CancellationToken cancellation)
    {
        var begin = clock.Now;
        while (true)
        {
            var (status, body) = await TryAsync(command, cancellation);
            if (status is { } answered && (int)answered < 500)
            {
                return Answered(call, command, due, answered, body);
            }

            log.RecordFailure(status is { } failed ? Answers.Text(failed, body) : body);
            if (clock.Since(begin) > RetryFor)
            {
                log.RecordFailure("given up");
                return null;
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private JsonNode? Answered(string call, HallCommand command, long due, HttpStatusCode status, string body)
    {
        var isGranted = (int)status < 300;
        if (isGranted || Answers.Part(body, "code") is { } code && command.UsualRefusals.Contains(code))
        {
            log.Add(call, clock.Since(due));
        }
        else
        {
            log.RecordFailure($"{call}: {Answers.Text(status, body)}: {Answers.Part(body, "detail")}");
        }

        return isGranted ? JsonNode.Parse(body) : null;
    }

    private async Task<(HttpStatusCode? Status, string Text)> TryAsync(HallCommand command, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, command.Path) { Content = new StringContent(command.Body, Encoding.UTF8, "application/json") };
        command.By.Sign(message);
        message.Headers.Add("Idempotency-Key", command.Key);
        Interlocked.Increment(ref _sent);
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            return (null, "no connection");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
    }
}
