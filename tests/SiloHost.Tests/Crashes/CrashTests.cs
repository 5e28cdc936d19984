using System.Globalization;
using System.Text.Json;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>SIGKILL under load, again and again, on one and the same file (I1, I2, I3, I7, I8, I9).</summary>
/// <remarks>Set COORDINATION_CRASHES to kill more often than the suite does.</remarks>
public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-crash-").FullName;

    private static int Crashes =>
        int.TryParse(Environment.GetEnvironmentVariable("COORDINATION_CRASHES"), CultureInfo.InvariantCulture, out var crashes) ? crashes : 6;

    private string Data => Path.Combine(_folder, "hall.db");

    private string Plan => Path.Combine(_folder, "plan.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_KilledUnderLoad_LosesNothingAndDoesNothingTwice()
    {
        await File.WriteAllBytesAsync(Plan, PlanDocument.Write(CrashPlan.Make()));
        var ledger = new Ledger();
        for (var round = 0; round < Crashes; round++)
        {
            await CrashOnceAsync(ledger, round);
            await new Record(Data).CheckAsync(ledger);
        }

        ledger.Acknowledged.ShouldBeGreaterThan(Crashes * Load.Citizens);
    }

    [Fact]
    public async Task Serve_KilledWithAQueue_RebuildsItInTheSameOrder()
    {
        await File.WriteAllBytesAsync(Plan, PlanDocument.Write(CrashPlan.Make()));
        var ledger = new Ledger();
        await CrashOnceAsync(ledger, 0);

        List<string> before;
        using (var server = await ServingProcess.StartAsync(Data, Plan))
        {
            await new Load(server, ledger, 1).SignOffAsync();
            before = await QueueAsync(server);
            server.Kill();
        }

        using var restarted = await ServingProcess.StartAsync(Data, Plan);
        (await QueueAsync(restarted)).ShouldBe(before);
        before.Count.ShouldBeGreaterThan(1);
    }

    private async Task CrashOnceAsync(Ledger ledger, int round)
    {
        using var server = await ServingProcess.StartAsync(Data, Plan);
        var load = new Load(server, ledger, round);
        while (ledger.Unanswered.TryDequeue(out var command))
        {
            await load.RepeatAsync(command);
        }

        await load.SignOnAsync();
        var enough = ledger.WhenAcknowledgedAsync(ledger.Acknowledged + 60 + (37 * round % 100));
        var running = load.RunAsync();
        await Task.WhenAny(enough, running);
        server.Kill();
        await running;
    }

    private static async Task<List<string>> QueueAsync(ServingProcess server)
    {
        using var report = JsonDocument.Parse(await server.Client.GetStringAsync("/management/v1/centres/hall/queue?limit=1000"));
        return [.. report.RootElement.GetProperty("departments").EnumerateArray()
            .SelectMany(department => department.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("item").GetString()!)];
    }
}
