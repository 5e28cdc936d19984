using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Centres;
using Shouldly;

namespace Coordination.Crashes;

/// <summary>A batch over all that is open in a hall: given and followed over HTTP, and held against the record when it is over.</summary>
/// <param name="hall">The hall; nobody else may write there.</param>
internal sealed class WatchedBatch(CentreId hall)
{
    private const int Callers = 32;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentBag<string> _requests = [];
    private string? _batch;

    private string Batches => $"/management/v1/centres/{hall}/batches";

    /// <summary>Citizens come; nobody serves them.</summary>
    /// <param name="client">The way to the hall.</param>
    /// <param name="count">How many.</param>
    /// <param name="ledger">Where it is noted who came.</param>
    public Task SubmitAsync(HttpClient client, int count, Ledger ledger) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (n, cancellation) =>
        {
            var by = new Actor(ActorKind.Citizen, $"{hall}-{n}");
            ledger.Sent(by);
            using var message = new HttpRequestMessage(HttpMethod.Post, $"/v1/centres/{hall}/requests") { Content = JsonContent.Create(new { service = "passport" }) };
            message.Headers.Add("X-Actor", $"citizen:{by.Id}");
            using var answer = await client.SendAsync(message, cancellation);
            answer.EnsureSuccessStatusCode();
            _requests.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("request").GetString()!);
        });

    /// <summary>Has all of them told that they are more urgent.</summary>
    public async Task StartAsync(HttpClient client)
    {
        // The lists follow what was written without them.
        while ((await client.GetFromJsonAsync<JsonElement>($"{Batches}/preview?open=true&command=escalate&newUrgency=2")).GetProperty("count").GetInt64() != _requests.Count)
        {
            await Task.Delay(Look);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Batches}?open=true")
        {
            Content = JsonContent.Create(new { command = "escalate", urgency = 2, expected = _requests.Count, reason = "A flood." }),
        };
        message.Headers.Add("X-Actor", "supervisor:eva");
        using var answer = await client.SendAsync(message);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _batch = receipt.TryGetProperty("batch", out var batch) ? batch.GetString() : throw new InvalidOperationException($"The batch was not given: {receipt}");
    }

    /// <summary>Waits until the batch is on record as it should be.</summary>
    public async Task UntilAsync(HttpClient client, Func<(string Status, int Told), bool> holds)
    {
        for (var since = Stopwatch.GetTimestamp(); !holds(await ReadAsync(client)); await Task.Delay(Look))
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Patience);
        }
    }

    /// <summary>How far it is: read from the store, so that nobody calls the batch itself.</summary>
    public async Task<(string Status, int Told)> ReadAsync(HttpClient client)
    {
        var row = await client.GetFromJsonAsync<JsonElement>($"/management/v1/grains/batch/{hall}/{_batch}");
        var told = row.GetProperty("state").TryGetProperty("told", out var number) ? number.GetInt32() : 0;
        return (row.GetProperty("status").GetString()!, told);
    }

    /// <summary>Every request was told, and none of them twice.</summary>
    public async Task CheckAsync(IHallStore store)
    {
        await using var journal = await store.OpenAsync();
        var told = _requests.ToDictionary(request => request, _ => 0);
        var after = 0L;
        while (await journal.ReadFeedAsync(after, 1000) is { Count: > 0 } entries)
        {
            after = entries[^1].Sequence;
            foreach (var entry in entries.Where(entry => entry.Event.Type == "request.escalated" && told.ContainsKey(entry.Grain.Id)))
            {
                told[entry.Grain.Id]++;
            }
        }

        told.ShouldNotBeEmpty();
        told.Where(one => one.Value != 1).ShouldBeEmpty();
    }
}
