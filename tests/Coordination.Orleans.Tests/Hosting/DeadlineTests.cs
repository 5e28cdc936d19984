using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Proxies;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.Testing.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Which halls are woken though nobody calls: a deadline passes while a hall is in nobody's memory.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class DeadlineTests(ClusterFixture cluster)
{
    private const int Attempts = 3;

    private static readonly CentreId Idle = new("idle-hall");

    private readonly InMemoryStore _store = new();

    // Clocks may differ by a minute from the database's, so nearly two of them pass at once between two silos.
    [NeedFact]
    public async Task Deadline_PassedWhileNoSiloRan_IsEscalatedAtTheStart()
    {
        var store = new InMemoryStore();
        for (var attempt = 1; !await LeavesADeadlineAsync(store); attempt++)
        {
            attempt.ShouldBeLessThan(Attempts, "Each time the first silo lived to see the deadline.");
            store = new InMemoryStore();
        }

        var journal = new InMemoryJournal(store);
        await using var silos = new InProcessSilos(cluster, store);
        await silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(50)));

        await UntilAsync(async () => await journal.CountAsync("request.escalated") == 1);
    }

    [NeedFact]
    public async Task Deadline_OfAHallThatNobodyCalls_IsFoundByTheNextLook()
    {
        await using var silos = new InProcessSilos(cluster, _store) { Activation = new CentreActivationOptions { ScanEvery = TimeSpan.FromMilliseconds(100) } };
        await silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(50)));

        // Another program writes it, and tells the silo nothing.
        var journal = new InMemoryJournal(_store);
        await using (var host = new EmbeddedHost(journal, new CoordinationOptions(), new ShiftedTime(TimeSpan.FromSeconds(-50)), new RandomIds(), NullLoggerFactory.Instance))
        {
            await host.StartAsync();
            (await host.Plan(Hall).PublishAsync(WithDeadline(), null, new CommandMeta(new Actor(ActorKind.Supervisor, "chief")))).Require();
            (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
        }

        await UntilAsync(async () => await journal.CountAsync("request.escalated") == 1);
    }

    [NeedFact]
    public async Task Start_HallsWithNothingOpen_WakesTheirCentresOnlyWhenTheyAreCalled()
    {
        await using (var before = new InProcessSilos(cluster, _store))
        {
            var silo = await before.StartAsync();
            await silo.PublishAsync(Hall);
            await silo.PublishAsync(Idle);
            (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
        }

        await using var silos = new InProcessSilos(cluster, _store);
        var again = await silos.StartAsync();
        var live = again.Inside.GetRequiredService<LiveCentres>();

        await UntilAsync(() => new(live.IsAtWork(Hall)));
        await again.WhenIdleAsync();
        live.All.ShouldBe([Hall]);
        (await again.Centre(Idle).ReadQueueAsync()).Waiting.ShouldBe(0);
        live.IsAtWork(Idle).ShouldBeTrue();
    }

    /// <remarks>Builds of before left one a hall in the database.</remarks>
    [NeedFact]
    public async Task Reminder_OfAnEarlierBuild_EndsWhenItRings()
    {
        await using var silos = new InProcessSilos(cluster, _store);
        var silo = await silos.StartAsync();
        var factory = silo.Inside.GetRequiredService<IGrainFactory>();
        var centre = factory.Centre(Hall).GetGrainId();
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        await using var left = source.CreateCommand(
            "INSERT INTO orleans.reminder (service, grain, name, hash, start, period) VALUES ('coordination', $1, 'wake', 0, now(), 60000)");
        left.Parameters.AddWithValue(centre.ToString());
        await left.ExecuteNonQueryAsync();

        await factory.GetGrain<IRemindable>(centre).ReceiveReminder("wake", default);

        await using var remaining = source.CreateCommand("SELECT count(*) FROM orleans.reminder");
        (await remaining.ExecuteScalarAsync()).ShouldBe(0L);
    }

    // Whether a silo has stopped before the deadline of what it was sent: on a slow machine it may escalate it itself.
    private async Task<bool> LeavesADeadlineAsync(InMemoryStore store)
    {
        await using (var silos = new InProcessSilos(cluster, store))
        {
            var silo = await silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(-50)));
            await silo.PublishAsync(Hall, WithDeadline());
            (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
            await silo.WhenIdleAsync();
        }

        return await new InMemoryJournal(store).CountAsync("request.escalated") == 0;
    }

    private static HallPlan WithDeadline() => OneDesk() with
    {
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 1, EscalateTo = Urgency.MoreUrgent }],
    };
}
