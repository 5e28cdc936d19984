using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The serving process is killed in the middle of a batch, twice: it goes on by itself, and every request is told once.</summary>
public abstract class BatchCrashSuite(ITestOutputHelper output) : StoreSuite(output)
{
    private const string Batches = "/management/v1/centres/hall/batches";

    private const int Callers = 32;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ITestOutputHelper _says = output;

    [NeedFact]
    public async Task Serve_KilledInTheMiddleOfABatch_GoesOnByItselfAndTellsEachOnce()
    {
        var count = CrashSettings.BatchOf;
        long begun;
        string batch;
        using (var server = await Store.ServeAsync(Plan))
        {
            await SubmitAsync(server, count);
            begun = Stopwatch.GetTimestamp();
            batch = await StartAsync(server, count);
            await UntilAsync(server, batch, row => row.Told >= count / 4);
            _says.WriteLine($"A quarter of it after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
            server.Kill();
        }

        using (var second = await Store.ServeAsync(Plan))
        {
            await UntilAsync(second, batch, row => row.Told >= count / 2);
            _says.WriteLine($"Half of it after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
            second.Kill();
        }

        using (var third = await Store.ServeAsync(Plan))
        {
            await UntilAsync(third, batch, row => row.Status == "done");
            third.Kill();
        }

        _says.WriteLine($"{count} requests, two deaths and three starts: {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s.");
        await CheckAsync(count);
    }

    private static Task SubmitAsync(ServingProcess server, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (_, cancellation) =>
        {
            using var answer = await server.Client.PostAsJsonAsync("/v1/centres/hall/requests", new { service = "passport" }, cancellation);
            answer.EnsureSuccessStatusCode();
        });

    private static async Task<string> StartAsync(ServingProcess server, int count)
    {
        // The lists follow what was written without them.
        while (await NumberAsync(server, $"{Batches}/preview?open=true&command=escalate&newUrgency=2", "count") != count)
        {
            await Task.Delay(Look);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Batches}?open=true") { Content = JsonContent.Create(new { command = "escalate", urgency = 2, expected = count, reason = "A flood." }) };
        message.Headers.Add("X-Actor", "supervisor:eva");
        using var answer = await server.Client.SendAsync(message);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return receipt.TryGetProperty("batch", out var batch) ? batch.GetString()! : throw new InvalidOperationException($"The batch was not given: {receipt}");
    }

    // The row is read from the store: nobody calls the batch itself.
    private static async Task UntilAsync(ServingProcess server, string batch, Func<(string Status, int Told), bool> holds)
    {
        var patience = Stopwatch.GetTimestamp();
        while (true)
        {
            var row = await server.Client.GetFromJsonAsync<JsonElement>($"/management/v1/grains/batch/hall/{batch}");
            var told = row.GetProperty("state").TryGetProperty("told", out var number) ? number.GetInt32() : 0;
            if (holds((row.GetProperty("status").GetString()!, told)))
            {
                return;
            }

            Stopwatch.GetElapsedTime(patience).ShouldBeLessThan(TimeSpan.FromMinutes(5), $"{row}");
            await Task.Delay(Look);
        }
    }

    private static async Task<long> NumberAsync(ServingProcess server, string path, string name) =>
        (await server.Client.GetFromJsonAsync<JsonElement>(path)).GetProperty(name).GetInt64();

    private async Task CheckAsync(int count)
    {
        await using var journal = await Store.OpenAsync();
        await journal.LoadInstallationAsync();
        (await JournalVerifier.VerifyAsync(journal, GrainReplays.All)).First.ShouldBeNull();
        var told = new Dictionary<string, int>();
        var after = 0L;
        while (await journal.ReadFeedAsync(after, 1000) is { Count: > 0 } entries)
        {
            after = entries[^1].Sequence;
            foreach (var entry in entries.Where(entry => entry.Event.Type == "request.escalated"))
            {
                told[entry.Grain.Id] = told.GetValueOrDefault(entry.Grain.Id) + 1;
            }
        }

        told.Count.ShouldBe(count);
        told.Where(one => one.Value != 1).ShouldBeEmpty();
    }
}

public sealed class SqliteBatchCrashTests(ITestOutputHelper output) : BatchCrashSuite(output)
{
    private protected override Task<IHallStore> CreateStoreAsync(string folder) => Task.FromResult<IHallStore>(new SqliteStore(Path.Combine(folder, "hall.db")));
}

[NeedsPostgres(Own = true)]
public sealed class PostgresBatchCrashTests(ITestOutputHelper output) : BatchCrashSuite(output)
{
    private protected override async Task<IHallStore> CreateStoreAsync(string folder) => await PostgresStore.StartAsync();
}
