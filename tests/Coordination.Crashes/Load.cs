using System.Text.Json;
using Coordination.Centres;
using Coordination.Requests;

namespace Coordination.Crashes;

/// <summary>Citizens who submit and staff who complete: with a short pause, or as fast as the server answers in a long run.</summary>
/// <param name="desk">Where they send their commands.</param>
/// <param name="ledger">What they were told.</param>
/// <param name="round">Makes their keys differ from those of other rounds.</param>
internal sealed class Load(Desk desk, Ledger ledger, int round)
{
    public const int Citizens = 6;

    /// <summary>The hall they come to.</summary>
    public CentreId Hall { get; init; } = CrashPlan.Centre;

    /// <summary>How many citizens come.</summary>
    public int Coming { get; init; } = Citizens;

    /// <summary>How long each of them waits between two requests.</summary>
    /// <remarks>Several commands are under way at any moment all the same; without a pause the load alone fills the processors that programs start on.</remarks>
    public TimeSpan Between { get; init; } = TimeSpan.FromMilliseconds(CrashSettings.IsLong ? 0 : 50);

    /// <summary>How long those who serve wait before they look again whether they hold something.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMilliseconds(CrashSettings.IsLong ? 20 : 50);

    /// <summary>Works until the desk is shut; everybody ends with the command they are at.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Coming).Select(citizen => SubmitAsync(citizen, times: int.MaxValue)).Concat(CrashPlan.Names.Select(ServeAsync)));

    /// <summary>Each citizen comes so many times, and nobody serves.</summary>
    public Task ComeAsync(int times) => Task.WhenAll(Enumerable.Range(0, Coming).Select(citizen => SubmitAsync(citizen, times)));

    /// <summary>Works off what waits, without new citizens.</summary>
    /// <param name="isAllDone">Whether clients know of the end of everything: what was just written may reach its centre a little later.</param>
    public async Task DrainAsync(Func<bool>? isAllDone = null)
    {
        var staff = Task.WhenAll(CrashPlan.Names.Select(ServeAsync));
        while (!desk.IsStopped && (await desk.CountAsync(Hall) != (0, 0) || isAllDone?.Invoke() == false))
        {
            await Task.Delay(Idle);
        }

        desk.Stop();
        await staff;
    }

    /// <summary>Everybody begins to work; those who had begun before are told so.</summary>
    public Task SignOnAsync() => TellAsync("sign-on", "{}");

    /// <summary>Everybody goes home and gives back what they hold.</summary>
    public Task SignOffAsync() => TellAsync("sign-off", """{"release":true}""");

    private async Task TellAsync(string what, string body)
    {
        foreach (var person in CrashPlan.Names)
        {
            await desk.SendAsync(new SentCommand($"/v1/centres/{Hall}/staff/{person}/{what}", body, $"staff:{person}", $"{what}-{person}-{round}"));
        }
    }

    private async Task SubmitAsync(int citizen, int times)
    {
        for (var i = 0; i < times && !desk.IsStopped; i++)
        {
            var danger = i % 5 == 0 ? "yes" : "no";
            var body = $$$"""{"service":"passport","channel":"online","facts":{"danger":"{{{danger}}}"}}""";
            var by = new Actor(ActorKind.Citizen, $"r{round}-c{citizen}-{i}");
            ledger.Sent(by);
            await desk.SendAsync(new SentCommand($"/v1/centres/{Hall}/requests", body, $"citizen:{by.Id}", by.Id));
            if (Between > TimeSpan.Zero)
            {
                await Task.Delay(Between);
            }
        }
    }

    private async Task ServeAsync(string person)
    {
        while (!desk.IsStopped)
        {
            var held = await HoldsAsync(person);
            foreach (var (request, item) in held)
            {
                if (desk.IsStopped)
                {
                    return;
                }

                var path = $"/v1/requests/{request}/items/{item}/complete";
                await desk.SendAsync(new SentCommand(path, "{}", $"staff:{person}", $"complete-{request}-{item}"));
            }

            if (held.Count == 0)
            {
                await Task.Delay(Idle);
            }
        }
    }

    private async Task<List<(string Request, int Item)>> HoldsAsync(string person)
    {
        if (await desk.ReadAsync($"/v1/centres/{Hall}/staff/{person}") is not { } body)
        {
            return [];
        }

        using var view = JsonDocument.Parse(body);
        return [.. view.RootElement.GetProperty("holds").EnumerateArray()
            .Select(held => (held.GetProperty("request").GetString()!, held.GetProperty("item").GetInt32()))];
    }
}
