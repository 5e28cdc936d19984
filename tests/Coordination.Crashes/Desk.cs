using System.Text;
using System.Text.Json;
using Coordination.Centres;

namespace Coordination.Crashes;

/// <summary>Where clients send commands: notes every answer, and repeats with the same key what failed, until it is stopped.</summary>
/// <param name="client">The way to the server.</param>
/// <param name="ledger">Where it is noted.</param>
/// <param name="patience">How long a client waits for an answer.</param>
internal sealed class Desk(HttpClient client, Ledger ledger, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private volatile bool _isStopped;

    /// <summary>Whether clients should stop.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Whether clients stop by themselves at the first failure, because nobody will be there to answer.</summary>
    public bool StopsAtFirstFailure { get; init; }

    /// <summary>Tells clients to stop; what is not answered then is noted.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Sends a command until it is answered or the desk is stopped.</summary>
    public async Task SendAsync(SentCommand command)
    {
        while (await TryAsync(command) is { Failure: { } failure })
        {
            ledger.RecordFailure(failure);
            _isStopped |= StopsAtFirstFailure;
            if (IsStopped)
            {
                ledger.Unanswered.Enqueue(command);
                return;
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Sends again what other desks left unanswered: whatever became of it, it must be granted now.</summary>
    public async Task RepeatUnansweredAsync()
    {
        while (ledger.Unanswered.TryDequeue(out var command))
        {
            var answer = await TryAsync(command);
            if (!answer.IsGranted)
            {
                ledger.Wrong.Enqueue($"Repeating {command} gave {answer}");
            }
        }
    }

    /// <summary>Reads a resource; null when that failed.</summary>
    public async Task<string?> ReadAsync(string path)
    {
        var answer = await TryAsync(() => client.GetAsync(path, Limit()), path);
        if (answer.Failure is { } failure)
        {
            ledger.RecordFailure(failure);
            _isStopped |= StopsAtFirstFailure;
        }

        return answer.IsGranted ? answer.Body : null;
    }

    /// <summary>Waits until the centre has given out what it can, so that nothing is under way.</summary>
    public async Task BeQuietAsync()
    {
        (long Waiting, long Held)? before;
        var now = await CountAsync();
        do
        {
            await Task.Delay(4 * Pause);
            (before, now) = (now, await CountAsync());
        }
        while (before is null || before != now);
    }

    /// <summary>How many items wait, and how many are held; null when the server does not say.</summary>
    public async Task<(long Waiting, long Held)?> CountAsync(CentreId? hall = null)
    {
        if (await ReadAsync($"/management/v1/centres/{hall ?? CrashPlan.Centre}/queue?limit=1") is not { } body)
        {
            return null;
        }

        using var queue = JsonDocument.Parse(body);
        return (queue.RootElement.GetProperty("waiting").GetInt64(), queue.RootElement.GetProperty("held").GetInt64());
    }

    private async Task<CommandResponse> TryAsync(SentCommand command)
    {
        var answer = await TryAsync(() => PostAsync(command), command.Path);
        if (answer.IsGranted)
        {
            Note(command, answer.Body);
        }
        else if (answer.Failure is null && !command.MayBeRefused)
        {
            ledger.Wrong.Enqueue($"{command} was refused: {answer.Body}");
        }

        return answer;
    }

    private async Task<CommandResponse> TryAsync(Func<Task<HttpResponseMessage>> send, string path)
    {
        try
        {
            using var message = await send();
            var answer = await CommandResponse.ReadAsync(message);
            if (answer.Failure is not null && CommandResponse.FaultOf(message, answer.Body) is { } fault)
            {
                ledger.Wrong.Enqueue($"{path} was answered with {fault}: {answer.Body}");
            }

            return answer;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return CommandResponse.None(fault);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(SentCommand command)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, command.Path)
        {
            Content = new StringContent(command.Body, Encoding.UTF8, "application/json"),
        };
        message.Headers.Add("X-Actor", command.Actor);
        message.Headers.Add("Idempotency-Key", command.Key);
        return await client.SendAsync(message, Limit());
    }

    private CancellationToken Limit() => new CancellationTokenSource(patience).Token;

    private void Note(SentCommand command, string body)
    {
        using var receipt = JsonDocument.Parse(body);
        if (receipt.RootElement.TryGetProperty("request", out var request))
        {
            ledger.Acknowledge(request.GetString()!, receipt.RootElement.GetProperty("version").GetInt64(), command.IsCompletion);
        }
    }
}
