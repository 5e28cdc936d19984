using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>Silos are killed and frozen under load: no client meets more than a wait, nothing is lost, nothing happens twice.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class ClusterTests(ClusterFixture cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);

    // SIGKILL, which a silo that is expelled sends to itself.
    private const int EndedByItself = 128 + 9;

    // Under as much load as two cores take, and silent silos: what is asserted here is that everybody gets an answer, not when.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [NeedFact]
    public async Task Silo_KilledUnderLoad_IsNoticedByNoClient()
    {
        for (var round = 0; round < CrashSettings.Rounds(few: 1); round++)
        {
            var silos = await cluster.StartAsync();
            await UnderLoadAsync(async goesOn =>
            {
                await goesOn();
                silos[round % 2].Kill();
                cluster.Forget(silos[round % 2]);
                await goesOn();
            });
        }
    }

    [NeedFact]
    public async Task Silo_FrozenAndThawed_EndsAndChangesNothing()
    {
        for (var round = 0; round < CrashSettings.Rounds(few: 1); round++)
        {
            var silos = await cluster.StartAsync();
            await UnderLoadAsync(async goesOn =>
            {
                await goesOn();
                silos[0].Freeze();
                await goesOn();

                // The fault itself lasts: longer than the others take to declare it dead, half a minute and more in some rounds of a long run.
                await Task.Delay(CrashSettings.Freeze(round) * 2);
                await cluster.DeclaredDeadAsync(0);
                silos[0].Thaw();
                (await silos[0].ExitAsync()).ShouldBe(EndedByItself);
                silos[0].Errors.ShouldContain("declared this one dead");
                cluster.Forget(silos[0]);
                await goesOn();
            });
        }
    }

    [NeedFact]
    public async Task Hall_EmbeddedThenClusterThenEmbedded_GoesOnWithTheSameRecord()
    {
        await cluster.StopAsync();
        await EmbeddedAsync();
        await cluster.StartAsync();
        await UnderLoadAsync(async goesOn => await goesOn());
        await cluster.StopAsync();
        await EmbeddedAsync();
    }

    [NeedFact]
    public async Task Client_InAnotherProcess_ServesTheSame()
    {
        await cluster.StartAsync();
        using var portal = ServingProcess.LaunchCommand("client", cluster.Store.Environment, "--cluster-id", "tested");
        await portal.WelcomeAsync();
        var desk = new Desk(portal.Client, cluster.Ledger, Recovery);
        await new Load(desk, cluster.Ledger, cluster.Rounds++).SignOnAsync();
        var running = new Load(desk, cluster.Ledger, cluster.Rounds++).RunAsync();
        await cluster.Ledger.WhenMoreAsync(40, 10).WaitAsync(Recovery);
        desk.Stop();
        await running;

        (await portal.StopAsync()).ShouldBe(0);
        portal.Errors.ShouldNotContain("   at ");
        await new Record(cluster.Store).CheckAsync(cluster.Ledger);
    }

    [NeedFact]
    public async Task Start_WithAnotherClusterId_IsRefusedInOneSentence()
    {
        await cluster.StartAsync();

        var refused = await Cli.RunAsync(
            cluster.Store.Environment, "serve", "--cluster", "--cluster-id", "another", "--urls", "http://127.0.0.1:0", "--silo-port", "1", "--gateway-port", "2");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("is served by the cluster 'tested'");
        refused.Error.ShouldNotContain("   at ");
    }

    private Task UnderLoadAsync(Func<Func<Task>, Task> harm) => UnderLoad.RunAsync(cluster, output, Patience, harm);

    private async Task EmbeddedAsync()
    {
        using var server = await cluster.Store.ServeAsync(cluster.Plan);
        var desk = new Desk(server.Client, cluster.Ledger, Recovery);
        var load = new Load(desk, cluster.Ledger, cluster.Rounds++);
        await load.SignOnAsync();
        var running = load.RunAsync();
        await cluster.Ledger.WhenMoreAsync(40, 10).WaitAsync(Recovery);
        desk.Stop();
        await running;
        (await server.StopAsync()).ShouldBe(0);
        await new Record(cluster.Store).CheckAsync(cluster.Ledger);
    }
}
