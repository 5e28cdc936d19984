using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>One item in one person's hands, from the offer to the end.</summary>
internal sealed class DemoWork(ICoordination coordination, HallPlan plan, DemoCitizens citizens, DemoClock clock, WorkItemId item, StaffId staff, DemoChance chance)
{
    private const double DeclineShare = 0.03;
    private const double NoShowShare = 0.03;
    private const double DocumentsShare = 0.05;
    private const double RatingShare = 0.4;
    private static readonly TimeSpan CallTakes = TimeSpan.FromSeconds(45);

    private readonly IRequestGrain _request = coordination.Request(item.Request);
    private readonly CommandMeta _meta = new(new Actor(ActorKind.Staff, staff.ToString()));

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await _request.ReadAsync(cancellation) is not { } state || await BeginAsync(state, cancellation) is false)
        {
            return;
        }

        await clock.PassAsync(chance.Service(TimeSpan.FromMinutes(Minutes(state))), cancellation);
        if (state.Documents.Length == 0 && chance.In(DocumentsShare))
        {
            await ExecuteAsync(new AskDocuments(item.Index, staff, ["copy"], "Please bring a copy."), cancellation);
            await citizens.SupplyAsync(item.Request, chance, cancellation);
            return;
        }

        var reply = await _request.ExecuteAsync(new CompleteItem(item.Index, staff), _meta, cancellation);
        if (reply.Value?.Status == RequestStatus.Completed && chance.In(RatingShare))
        {
            await citizens.RateAsync(item.Request, chance, cancellation);
        }
    }

    /// <summary>Accepts, calls and starts; false when nothing comes of it.</summary>
    private async ValueTask<bool> BeginAsync(RequestState state, CancellationToken cancellation)
    {
        var status = state.Items[item.Index].Status;
        if (status == WorkItemStatus.Offered)
        {
            if (chance.In(DeclineShare))
            {
                await ExecuteAsync(new DeclineItem(item.Index, staff, "about to take a break"), cancellation);
                return false;
            }

            if (!await ExecuteAsync(new AcceptItem(item.Index, staff), cancellation))
            {
                return false;
            }
        }

        if (status is WorkItemStatus.Started)
        {
            return true;
        }

        await clock.PassAsync(CallTakes, cancellation);
        if (state.Channel == Channel.Window && chance.In(NoShowShare))
        {
            await ExecuteAsync(new ReportNoShow(item.Index, staff), cancellation);
            return false;
        }

        return await ExecuteAsync(status is WorkItemStatus.OnHold ? new ResumeItem(item.Index, staff) : new StartItem(item.Index, staff), cancellation);
    }

    private double Minutes(RequestState state) => plan.Services
        .FirstOrDefault(service => service.Id == state.Service)?.Steps
        .FirstOrDefault(step => step.Id == state.Items[item.Index].Step)?.ExpectedMinutes ?? 5;

    private async ValueTask<bool> ExecuteAsync(RequestCommand command, CancellationToken cancellation) =>
        !(await _request.ExecuteAsync(command, _meta, cancellation)).IsRefused;
}
