using Coordination.Orleans.Halls;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.Testing.Journal;
using Orleans.Hosting;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A deadline passes while a hall is in nobody's memory, and nobody calls.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class DeadlineTests(ClusterFixture cluster)
{
    private readonly InMemoryStore _store = new();

    [NeedFact]
    public Task Deadline_PassedWhileNoSiloRan_IsEscalatedAtTheStart() => PassAsync(new CentreActivationOptions { ReminderEvery = TimeSpan.FromDays(1) });

    [NeedFact]
    public Task Deadline_PassedWhileNoSiloLooksAfterTheHall_IsEscalatedByTheReminderAlone() =>
        PassAsync(new CentreActivationOptions { ScanEvery = Timeout.InfiniteTimeSpan, ReminderEvery = TimeSpan.FromSeconds(2) });

    // Clocks may differ by a minute from the database's, so nearly two of them pass at once between two silos.
    private async Task PassAsync(CentreActivationOptions activation)
    {
        var journal = new InMemoryJournal(_store);
        await using (var before = new InProcessSilos(cluster, _store) { Activation = activation })
        {
            var silo = await before.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(-50)), configure: RemindOften);
            await silo.PublishAsync(Hall, OneDesk() with { ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 1, EscalateTo = Urgency.MoreUrgent }] });
            (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
            await silo.WhenIdleAsync();
        }

        (await journal.CountAsync("request.escalated")).ShouldBe(0);
        await using var silos = new InProcessSilos(cluster, _store) { Activation = activation };
        await silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(50)), configure: RemindOften);

        await UntilAsync(async () => await journal.CountAsync("request.escalated") == 1);
    }

    private static void RemindOften(ISiloBuilder orleans) =>
        orleans.Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
}
