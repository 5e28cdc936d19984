using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>The serving process is killed and frozen under load, again and again, on one and the same store (I1, I2, I3, I7, I8, I9, I10).</summary>
public abstract class CrashSuite(ITestOutputHelper output) : StoreSuite(output)
{
    [NeedFact]
    public async Task Serve_KilledUnderLoad_LosesNothingAndDoesNothingTwice()
    {
        var rounds = CrashSettings.Rounds(few: 2);
        for (var round = 0; round < rounds; round++)
        {
            await KillOnceAsync(round);
            await new Record(Store).CheckAsync(Ledger);
        }

        Ledger.Acknowledged.ShouldBeGreaterThan(rounds * Load.Citizens);
    }

    [NeedFact]
    public async Task Serve_KilledWithAQueue_RebuildsItInTheSameOrder()
    {
        await KillOnceAsync(0);

        List<string> before;
        using (var server = await Store.ServeAsync(Plan))
        {
            var desk = OpenDesk(server);
            var load = new Load(desk, Ledger, 1);
            await load.SignOffAsync();
            await load.ComeAsync(times: 2);
            before = await QueueAsync(desk);
            server.Kill();
        }

        using var restarted = await Store.ServeAsync(Plan);
        (await QueueAsync(OpenDesk(restarted))).ShouldBe(before);
        before.Count.ShouldBeGreaterThanOrEqualTo(2 * Load.Citizens);
    }

    [NeedFact]
    public async Task Serve_FrozenWhileAnotherTakesOver_IsFencedWhenItGoesOn()
    {
        var rounds = CrashSettings.Rounds(few: 1);
        for (var round = 0; round < rounds; round++)
        {
            await FreezeOnceAsync(round);
            await new Record(Store).CheckAsync(Ledger);
        }
    }

    /// <summary>Whether a process can be frozen at any moment: not where it may hold the one lock of a file.</summary>
    private protected abstract bool MayFreezeUnderLoad { get; }

    /// <summary>Takes away what keeps a second host from a record that one serves.</summary>
    private protected virtual void AllowSecondHost()
    {
    }

    private async Task KillOnceAsync(int round)
    {
        using var server = await Store.ServeAsync(Plan);
        var desk = OpenDesk(server, stopsAtFirstFailure: true);
        await desk.RepeatUnansweredAsync();
        var load = new Load(desk, Ledger, round);
        await load.SignOnAsync();
        var enough = Ledger.WhenMoreAsync(60 + (37 * round % 100));
        var running = load.RunAsync();
        await Task.WhenAny(enough, running);
        server.Kill();
        await running;
    }

    // The first knows nothing of the second, and gives work as soon as it goes on: nothing of it may count.
    private async Task FreezeOnceAsync(int round)
    {
        using var first = await Store.ServeAsync(Plan);
        var atFirst = OpenDesk(first);
        await atFirst.RepeatUnansweredAsync();
        var load = new Load(atFirst, Ledger, 2 * round);
        await load.SignOnAsync();
        var running = load.RunAsync();
        await GoesOnAsync();
        if (!MayFreezeUnderLoad)
        {
            atFirst.Stop();
            await running;
            await atFirst.BeQuietAsync();
        }

        first.Freeze();
        AllowSecondHost();
        using var second = await Store.ServeAsync(Plan);
        var atSecond = OpenDesk(second);
        var other = new Load(atSecond, Ledger, (2 * round) + 1);
        var going = other.RunAsync();
        await GoesOnAsync();
        await Task.Delay(CrashSettings.Freeze(round) / 3);
        first.Thaw();
        var again = MayFreezeUnderLoad ? running : new Load(atFirst = OpenDesk(first), Ledger, (2 * round) + 1_000_001).RunAsync();
        await GoesOnAsync(100, completions: 0);
        atFirst.Stop();
        await again;
        first.Kill();

        // What the first one did beside it, the second one learns when it compares its memory with the store.
        await atSecond.SendAsync(new SentCommand("/management/v1/centres/hall/reconcile", """{"reason":"After the crash."}""", "supervisor:eva", $"reconcile-{round}"));
        await GoesOnAsync(100, 30);
        atSecond.Stop();
        await going;
        await atSecond.RepeatUnansweredAsync();
    }

    private static async Task<List<string>> QueueAsync(Desk desk)
    {
        using var report = JsonDocument.Parse((await desk.ReadAsync("/management/v1/centres/hall/queue?limit=1000"))!);
        return [.. report.RootElement.GetProperty("departments").EnumerateArray()
            .SelectMany(department => department.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("item").GetString()!)];
    }
}
