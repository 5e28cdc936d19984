using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Postgres;
using Coordination.Requests;
using Coordination.TestKit.Clocks;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>Every silo is killed at the same moment, with requests open and deadlines running, and all are started again.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class OutageTests(ClusterFixture cluster, ITestOutputHelper output)
{
    private const int Requests = 150;
    private const int Meanwhile = 3;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Target = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly CentreId Hall = new("late-hall");

    [NeedFact]
    public async Task Cluster_KilledAtOnceUnderLoad_LosesNothingAndEscalatesOnceWhatFellDueMeanwhile()
    {
        for (var round = 0; round < CrashSettings.Rounds(few: 1); round++)
        {
            await cluster.StopAsync();
            var due = await SubmitAsync();
            var silos = await cluster.StartAsync();
            var missed = new List<string>();
            await UnderLoad.RunAsync(cluster, output, Recovery, async goesOn =>
            {
                await goesOn();
                Parallel.ForEach(silos, silo => silo.Kill());
                silos.ToList().ForEach(cluster.Forget);
                missed.AddRange(await PassAsync(due));
                await cluster.StartAsync();
                await goesOn();
                await UntilEscalatedAsync(missed);
            });
        }
    }

    /// <summary>Requests of which one falls due every second, from now on.</summary>
    private async Task<Dictionary<string, DateTimeOffset>> SubmitAsync()
    {
        var time = new ShiftedTime(-Target);
        await using var journal = new PostgresJournal(new PostgresJournalOptions { ConnectionString = cluster.Store.Environment.Values.Single() });
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), time, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        var plan = CrashPlan.Make(Hall) with { ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = (int)Target.TotalMinutes, EscalateTo = Urgency.MoreUrgent }] };
        (await host.Plan(Hall).PublishAsync(plan, null, new CommandMeta(new Actor(ActorKind.Supervisor, "ann")))).Require();
        var due = new Dictionary<string, DateTimeOffset>();
        for (var i = 0; i < Requests; i++)
        {
            time.By += TimeSpan.FromSeconds(1);
            var command = new SubmitRequest { Centre = Hall, Service = plan.Services[0].Id, Channel = Channel.Online };
            var by = new Actor(ActorKind.Citizen, $"jan-{i}");
            cluster.Ledger.Sent(by);
            var request = (await host.SubmitAsync(command, new CommandMeta(by))).Require().Request;
            due[request.ToString()] = (await journal.ReadRowAsync(new GrainKey(GrainKind.Request, request.ToString())))!.Due!.Value;
        }

        return due;
    }

    /// <summary>Nothing runs until some have fallen due; nobody has escalated them.</summary>
    private async Task<IReadOnlyList<string>> PassAsync(Dictionary<string, DateTimeOffset> due)
    {
        var now = TimeProvider.System.GetUtcNow();
        var next = due.Where(request => request.Value > now).OrderBy(request => request.Value).Take(Meanwhile).ToList();
        next.Count.ShouldBe(Meanwhile);
        await Task.Delay(next[^1].Value - now);
        (await EscalatedAsync()).ShouldNotContain(request => next.Any(late => late.Key == request));
        return [.. next.Select(request => request.Key)];
    }

    private async Task UntilEscalatedAsync(List<string> missed)
    {
        using var limit = new CancellationTokenSource(Recovery);
        while (!(await EscalatedAsync()).IsSupersetOf(missed))
        {
            await Task.Delay(Pause, limit.Token);
        }
    }

    /// <summary>Which requests were escalated; none of them twice.</summary>
    private async Task<HashSet<string>> EscalatedAsync()
    {
        var escalated = new HashSet<string>();
        await using var journal = await cluster.Store.OpenAsync();
        var after = 0L;
        while (await journal.ReadFeedAsync(after, 1000) is { Count: > 0 } entries)
        {
            after = entries[^1].Sequence;
            entries.Where(entry => entry.Event.Type == "request.escalated").ShouldAllBe(entry => escalated.Add(entry.Grain.Id));
        }

        return escalated;
    }
}
