using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>Citizens who come at random, bring what is asked for, and rate.</summary>
internal sealed class DemoCitizens(ICoordination coordination, HallPlan plan, DemoClock clock, int seed)
{
    private const double UrgentShare = 0.1;
    private const double NeedShare = 0.05;
    private const double NamedShare = 0.4;
    private static readonly TimeSpan DocumentsTake = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan RatingTakes = TimeSpan.FromMinutes(3);
    private static readonly Channel[] AllChannels = Enum.GetValues<Channel>();

    private int _count;

    /// <summary>Comes and comes, until the demo ends.</summary>
    public async Task ArriveAsync(CancellationToken cancellation)
    {
        var load = DemoLoad.Of(plan);
        var chance = new DemoChance(seed);
        while (true)
        {
            await clock.PassAsync(chance.Exponential(TimeSpan.FromMinutes(1 / load.PerMinute)), cancellation);
            var service = plan.Services[chance.PickByWeight(load.Rates)];
            await coordination.SubmitAsync(Submission(service, chance), Next(), cancellation);
        }
    }

    /// <summary>Brings every document that a request misses, after a while.</summary>
    public async Task SupplyAsync(RequestId request, DemoChance chance, CancellationToken cancellation)
    {
        await clock.PassAsync(chance.Service(DocumentsTake), cancellation);
        if (await coordination.Request(request).ReadAsync(cancellation) is { Status: RequestStatus.AwaitingDocuments } state)
        {
            await coordination.Request(request).ExecuteAsync(new SupplyDocuments(state.MissingDocuments), Next(), cancellation);
        }
    }

    /// <summary>Says how it was, after a while.</summary>
    public async Task RateAsync(RequestId request, DemoChance chance, CancellationToken cancellation)
    {
        await clock.PassAsync(chance.Exponential(RatingTakes), cancellation);
        await coordination.Request(request).ExecuteAsync(new RateRequest(chance.Score()), Next(), cancellation);
    }

    private SubmitRequest Submission(ServicePlan service, DemoChance chance) => Submission(
        service, service.Channels.IsEmpty ? chance.Pick(AllChannels) : chance.Pick(service.Channels), chance);

    // At a window many take a number and leave no name.
    private SubmitRequest Submission(ServicePlan service, Channel channel, DemoChance chance) => new()
    {
        Centre = plan.Centre,
        Service = service.Id,
        Applicant = service.Audience.IsEmpty ? ApplicantKind.Citizen : chance.Pick(service.Audience),
        Channel = channel,
        Personal = channel != Channel.Window || chance.In(NamedShare) ? DemoPerson.Draw(chance) : null,
        Evidence = [.. service.Evidence.Where(evidence => evidence.Required || chance.In(0.5)).Select(evidence => evidence.Id)],
        Needs = !plan.Needs.IsEmpty && chance.In(NeedShare) ? [chance.Pick(plan.Needs).Id] : [],
        Facts = DemoFacts.Of(plan, service.Id, chance.In(UrgentShare), chance),
    };

    private CommandMeta Next() => new(new Actor(ActorKind.Citizen, $"demo-{Interlocked.Increment(ref _count)}"));
}
