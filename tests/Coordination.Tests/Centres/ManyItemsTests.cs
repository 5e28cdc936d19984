using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Requests of many items: a service has up to a hundred steps, and each reopening adds one.</summary>
public sealed class ManyItemsTests
{
    private const int Steps = 100;

    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "ada"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AHundredStepsAtOnce_AreServedOneByOneToTheEnd(bool restarts)
    {
        var store = new InMemoryStore();
        var hall = await TestHall.OpenAsync(Long(), store);
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        (await hall.Centre.ReadWaitAsync(request))!.Items.Select(item => item.Item.Index).ShouldBe(Enumerable.Range(0, Steps));
        if (restarts)
        {
            await hall.DisposeAsync();
            hall = await TestHall.OpenAsync(store: store);
        }

        for (var step = 0; step < Steps; step++)
        {
            (await hall.Host.Request(request).ReadAsync())!.Items[step].Holder.ShouldBe(Anna, $"step {step}");
            await hall.TellAsync(request, new CompleteItem(step, Anna));
            (await hall.Centre.ReadQueueAsync()).Waiting.ShouldBe(Math.Max(0, Steps - step - 2));
        }

        (await hall.Host.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Completed);
        (await hall.Centre.ReadQueueAsync()).ShouldSatisfyAllConditions(queue => queue.Held.ShouldBe(0), queue => queue.Staff.Single().Load.ShouldBe(0));
        await hall.DisposeAsync();
    }

    [Fact]
    public async Task ReopenedFortyTimes_IsServedEachTime()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        for (var item = 0; item < 40; item++)
        {
            (await hall.Host.Request(request).ReadAsync())!.Items[item].Holder.ShouldBe(Anna, $"item {item}");
            await hall.TellAsync(request, new CompleteItem(item, Anna));
            await hall.ExecuteAsync(request, new ReopenRequest("again"), Administrator);
        }
    }

    /// <remarks>The first request's citizen is known to be with Anna though nobody knew of the visit when its late item was given.</remarks>
    [Fact]
    public async Task LateItemOfAVisitsFirstRequest_KeepsItsCitizenFromOtherWindows()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var first = await SubmitAsync(hall);
        for (var item = 0; item < 35; item++)
        {
            await hall.TellAsync(first, new CompleteItem(item, Anna));
            await hall.ExecuteAsync(first, new ReopenRequest("again"), Administrator);
        }

        var second = await SubmitAsync(hall, first);
        await hall.StaffAsync(Boris, new SignOn());

        (await hall.WaitAsync(second)).Code.ShouldBe(WaitCodes.Elsewhere);
        await hall.TellAsync(first, new CompleteItem(35, Anna));
        (await hall.ItemAsync(second)).Status.ShouldBe(WorkItemStatus.Assigned);
    }

    private static HallPlan Long() => OneDesk() with
    {
        Services =
        [
            OneDesk().Services[0] with
            {
                Steps = [.. Enumerable.Range(0, Steps).Select(step => new StepPlan { Id = new(FormattableString.Invariant($"step-{step}")), Department = Desk })],
            },
        ],
    };

    private static async Task<RequestId> SubmitAsync(TestHall hall, RequestId? visit = null) =>
        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport, Channel = Channel.Window, Visit = visit }, TestHall.Citizen())).Require().Request;
}
