using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.SiloHost.Clusters;

namespace Coordination.SiloHost.Serving;

/// <summary>Sees to it that there is a plan before the first call is answered.</summary>
internal sealed partial class InitialPlan(ICoordination coordination, ServeOptions options, ILogger<InitialPlan> logger)
{
    private static readonly CommandMeta Publisher = new(new Actor(ActorKind.Administrator, "serve"));

    /// <summary>Publishes what is to be published.</summary>
    /// <returns>The plan of the hall that is served; where there are several, of the first by age.</returns>
    public async ValueTask<PublishedPlan?> PublishAsync(CancellationToken cancellation)
    {
        if (options.Cluster.Role == HostRole.Client)
        {
            return await FindAsync(cancellation) is { } served ? await coordination.Plan(served).ReadAsync(cancellation) : null;
        }

        var centre = options.Plan is { } file
            ? await PublishAsync(PlanFile.Read(file), cancellation)
            : await FindAsync(cancellation) ?? await PublishAsync(First(), cancellation);
        return await coordination.Plan(centre).ReadAsync(cancellation);
    }

    private HallPlan First() => options.Demo ? Demo.DemoPlan.Of(SamplePlan.Load()) : SamplePlan.Load();

    private async ValueTask<CentreId?> FindAsync(CancellationToken cancellation)
    {
        var page = await coordination.Journal.QueryAsync(new RowQuery { Kind = GrainKind.Plan, Limit = 1 }, cancellation);
        return page.Rows.Count > 0 ? page.Rows[0].Centre : null;
    }

    private async ValueTask<CentreId> PublishAsync(HallPlan plan, CancellationToken cancellation)
    {
        var grain = coordination.Plan(plan.Centre);
        var stored = await grain.ReadAsync(cancellation);
        if (stored is null || !PlanDocument.Write(stored.Plan).AsSpan().SequenceEqual(PlanDocument.Write(plan)))
        {
            if (stored is { Plan.PublishedByTwo: true } && await grain.ReadProposalAsync(cancellation) is { } waiting)
            {
                // What somebody has proposed is not replaced by every start.
                LogProposed(plan.Centre, waiting.Number);
                return plan.Centre;
            }

            var reply = await new PlanPublication(coordination, coordination.Journal).PublishAsync(plan, expectedVersion: null, Publisher, cancellation: cancellation);
            if (reply.IsRefused)
            {
                throw new ServeException($"The plan cannot be published: {reply.Refusal.Message}", ServeException.Fault);
            }

            if (reply.Value.Proposal is { } proposal)
            {
                LogProposed(plan.Centre, proposal);
            }
        }

        return plan.Centre;
    }

    [LoggerMessage(4201, LogLevel.Warning, "Plans of {Centre} are published by two: proposal {Proposal} waits, and counts once somebody else approves it. The plan before goes on to count.")]
    private partial void LogProposed(CentreId centre, long proposal);
}
