using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A centre is taken over from, or another silo dies: what a hall's people see stays true.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class TakeOverTests(ClusterFixture cluster)
{
    private const int Several = 8;

    [NeedFact]
    public async Task Centre_TakenOverFrom_AnswersNobodyAndIsReplacedAtOnce()
    {
        await using var silos = new InProcessSilos(cluster);
        var silo = await silos.StartAsync(options: options => options.Centres = new CentreOptions { DeposedFor = TimeSpan.FromHours(1) });
        await silo.PublishAsync(Hall);
        var waiting = await SubmitAsync(silo, Hall);
        await silo.Inside.GetRequiredService<IJournal>().TakeEpochAsync(Hall);

        // Giving her the item is the deed that meets the other's epoch.
        (await silo.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        await silo.WhenIdleAsync();

        var queue = await silo.Centre(Hall).ReadQueueAsync();
        (queue.Waiting + queue.Held).ShouldBe(1);
        await UntilAsync(async () => (await silo.Request(waiting).ReadAsync())!.Items[0].Holder == Anna);
    }

    /// <remarks>Several halls: Orleans starts the centres anew that were listed on the silo that is gone, and those read the record anyway.</remarks>
    [NeedFact]
    public async Task Silo_DeadBeforeItToldWhatItHadWritten_TheCentresOfTheOthersLearnIt()
    {
        await using var silos = new InProcessSilos(cluster);
        var (home, other) = (await silos.StartAsync(), await silos.StartAsync());
        var waiting = new List<RequestId>();
        for (var i = 0; i < Several; i++)
        {
            var hall = await home.NewHallAsync(other);
            await home.PublishAsync(hall);
            waiting.Add(await SubmitAsync(home, hall));
            await Should.ThrowAsync<UnnotifiedGrains.SiloGoneException>(async () => await SignOnWithoutNotificationAsync(other, hall));
            (await home.Centre(hall).ReadQueueAsync()).Waiting.ShouldBe(1);
        }

        await other.StopAsync();

        foreach (var request in waiting)
        {
            await UntilAsync(async () => (await home.Request(request).ReadAsync())!.Items[0].Holder == Anna);
        }
    }

    [NeedFact]
    public async Task Silo_AboutToStop_HandsItsHallsOverWhileItStillAnswers()
    {
        await using var silos = new InProcessSilos(cluster);
        var (leaving, other) = (await silos.StartAsync(), await silos.StartAsync());
        var hall = await leaving.NewHallAsync(other);
        await leaving.PublishAsync(hall);
        var waiting = await SubmitAsync(leaving, hall);

        await leaving.Inside.GetServices<IHostedService>().OfType<SiloDeparture>().Single().StoppingAsync(CancellationToken.None);

        leaving.Homes().IsHere(hall).ShouldBeFalse();
        other.Homes().IsHere(hall).ShouldBeTrue();
        await UntilAsync(() => new(other.Inside.GetRequiredService<LiveCentres>().IsAtWork(hall)));
        (await leaving.Staff(hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        await UntilAsync(async () => (await leaving.Request(waiting).ReadAsync())!.Items[0].Holder == Anna);
    }

    private static async Task<RequestId> SubmitAsync(TestSilo silo, CentreId hall) =>
        (await silo.SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport }, TestHall.Citizen())).Require().Request;

    private static async Task SignOnWithoutNotificationAsync(TestSilo silo, CentreId hall)
    {
        var grains = new UnnotifiedGrains(silo);
        var background = new BackgroundWork(NullLogger<BackgroundWork>.Instance);
        var services = new HallServices(
            silo.Inside.GetRequiredService<IJournal>(), grains, new PlanCatalogue(grains), TimeProvider.System, new RandomIds(), background, NullLoggerFactory.Instance);
        var anna = new StaffGrain(hall, Anna, services);
        await anna.ActivateAsync(CancellationToken.None);
        await anna.ExecuteAsync(new SignOn(), TestHall.By(Anna));
    }
}
