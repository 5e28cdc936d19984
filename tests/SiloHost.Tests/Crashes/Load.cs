using System.Text;
using System.Text.Json;

namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>Citizens who submit and staff who complete, as fast as the server answers, until it dies.</summary>
internal sealed class Load(ServingProcess server, Ledger ledger, int round)
{
    public const int Citizens = 6;

    private static readonly string[] Staff = ["ada", "ben", "cem", "dua"];

    public async Task RunAsync()
    {
        var citizens = Enumerable.Range(0, Citizens).Select(SubmitAsync);
        var staff = Staff.Select(ServeAsync);
        await Task.WhenAll(citizens.Concat(staff));
    }

    /// <summary>Everybody begins to work; those who had begun before are told so.</summary>
    public async Task SignOnAsync()
    {
        foreach (var person in Staff)
        {
            await PostAsync(new SentCommand($"/v1/centres/hall/staff/{person}/sign-on", "{}", $"staff:{person}", $"on-{person}-{round}"));
        }
    }

    /// <summary>Everybody goes home and gives back what they hold.</summary>
    public async Task SignOffAsync()
    {
        foreach (var person in Staff)
        {
            await PostAsync(new SentCommand(
                $"/v1/centres/hall/staff/{person}/sign-off", """{"release":true}""", $"staff:{person}", $"off-{person}-{round}"));
        }
    }

    /// <summary>Repeats a command; whatever became of the first one, it must be granted now.</summary>
    public async Task RepeatAsync(SentCommand command)
    {
        using var answer = await SendAsync(command);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"Repeating {command} gave {(int)answer.StatusCode}: {body}");
        }

        Note(command, body);
    }

    private async Task SubmitAsync(int citizen)
    {
        for (var i = 0; ; i++)
        {
            var danger = i % 5 == 0 ? "yes" : "no";
            var body = $$$"""{"service":"passport","channel":"online","facts":{"danger":"{{{danger}}}"}}""";
            var key = $"r{round}-c{citizen}-{i}";
            if (!await TryAsync(new SentCommand("/v1/centres/hall/requests", body, $"citizen:c{citizen}", key)))
            {
                return;
            }
        }
    }

    private async Task ServeAsync(string person)
    {
        while (await HoldsAsync(person) is { } held)
        {
            foreach (var (request, item) in held)
            {
                var path = $"/v1/requests/{request}/items/{item}/complete";
                if (!await TryAsync(new SentCommand(path, "{}", $"staff:{person}", $"complete-{request}-{item}")))
                {
                    return;
                }
            }
        }
    }

    private async Task<List<(string Request, int Item)>?> HoldsAsync(string person)
    {
        try
        {
            using var view = JsonDocument.Parse(await server.Client.GetStringAsync($"/v1/centres/hall/staff/{person}"));
            return [.. view.RootElement.GetProperty("holds").EnumerateArray()
                .Select(held => (held.GetProperty("request").GetString()!, held.GetProperty("item").GetInt32()))];
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task<bool> TryAsync(SentCommand command)
    {
        try
        {
            await PostAsync(command);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            ledger.Unanswered.Enqueue(command);
            return false;
        }
    }

    private async Task PostAsync(SentCommand command)
    {
        using var answer = await SendAsync(command);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            Note(command, body);
        }
        else if ((int)answer.StatusCode >= 500)
        {
            throw new HttpRequestException($"{command.Path}: {(int)answer.StatusCode} {body}");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(SentCommand command)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, command.Path)
        {
            Content = new StringContent(command.Body, Encoding.UTF8, "application/json"),
        };
        message.Headers.Add("X-Actor", command.Actor);
        message.Headers.Add("Idempotency-Key", command.Key);
        return await server.Client.SendAsync(message);
    }

    private void Note(SentCommand command, string body)
    {
        using var receipt = JsonDocument.Parse(body);
        if (receipt.RootElement.TryGetProperty("request", out var request))
        {
            ledger.Acknowledge(
                request.GetString()!,
                receipt.RootElement.GetProperty("version").GetInt64(),
                command.Path.EndsWith("/complete", StringComparison.Ordinal));
        }
    }
}
