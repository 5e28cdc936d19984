using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
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

/// <summary>Cases F3 and F8: a citizen who is with somebody is called to nobody else, for one request or for several of one visit.</summary>
public sealed class CitizenPlacesTests
{
    private static readonly DepartmentId Cash = new("cash");
    private static readonly ServiceId Both = new("both");
    private static readonly ServiceId Fee = new("fee");

    private static HallPlan TwoWindows(bool meets = true) => OneDesk() with
    {
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk" }, new DepartmentPlan { Id = Cash, Name = "Cash", MeetsCitizens = meets ? null : false }],
        Services =
        [
            .. OneDesk().Services,
            new ServicePlan { Id = Both, Name = "Both", Steps = [new StepPlan { Id = new("issue"), Department = Desk }, new StepPlan { Id = new("pay"), Department = Cash }] },
            new ServicePlan { Id = Fee, Name = "Fee", Steps = [new StepPlan { Id = new("pay"), Department = Cash }] },
        ],
        Staff = [Person(Anna), Person(Boris) with { Department = Cash }],
    };

    [Fact]
    public async Task F3_TwoFirstSteps_AreServedOneAfterTheOther()
    {
        await using var hall = await OpenAsync(TwoWindows());
        var request = await SubmitAsync(hall, Both);

        (await StatusesAsync(hall, request)).ShouldBe([WorkItemStatus.Assigned, WorkItemStatus.Waiting]);
        (await hall.Centre.ReadWaitAsync(request))!.Items[1].Code.ShouldBe(WaitCodes.Elsewhere);

        await hall.TellAsync(request, new CompleteItem(0, Anna));
        (await StatusesAsync(hall, request)).ShouldBe([WorkItemStatus.Completed, WorkItemStatus.Assigned]);
    }

    [Fact]
    public async Task F3_WhileTheCitizenIsElsewhere_OthersAreServed()
    {
        await using var hall = await OpenAsync(TwoWindows());
        var first = await SubmitAsync(hall, Both);
        var other = await SubmitAsync(hall, Fee);

        (await hall.ItemAsync(other)).Holder.ShouldBe(Boris);
        await hall.TellAsync(first, new CompleteItem(0, Anna));
        (await StatusesAsync(hall, first))[1].ShouldBe(WorkItemStatus.Waiting);
        await hall.TellAsync(other, new CompleteItem(0, Boris));
        (await StatusesAsync(hall, first))[1].ShouldBe(WorkItemStatus.Assigned);
    }

    [Theory]
    [InlineData(Channel.Window, false)]
    [InlineData(Channel.Online, true)]
    public async Task F3_WhereTheCitizenNeedNotBeThere_BothAreServedAtOnce(Channel channel, bool meets)
    {
        await using var hall = await OpenAsync(TwoWindows(meets));

        (await StatusesAsync(hall, await SubmitAsync(hall, Both, channel: channel))).ShouldBe([WorkItemStatus.Assigned, WorkItemStatus.Assigned]);
    }

    [Fact]
    public async Task F3_SetAside_LetsTheCitizenGoToTheOtherWindow()
    {
        await using var hall = await OpenAsync(TwoWindows());
        var request = await SubmitAsync(hall, Both);

        await hall.TellAsync(request, new HoldItem(0, Anna, "a stamp"));

        (await StatusesAsync(hall, request)).ShouldBe([WorkItemStatus.OnHold, WorkItemStatus.Assigned]);
    }

    [Fact]
    public async Task F3_RebuiltCentre_KnowsWhereTheCitizenIs()
    {
        var store = new InMemoryStore();
        RequestId request;
        await using (var hall = await TestHall.OpenAsync(TwoWindows(), store))
        {
            await hall.StaffAsync(Anna, new SignOn());
            request = await SubmitAsync(hall, Both);
        }

        await using var later = await TestHall.OpenAsync(store: store);
        await later.StaffAsync(Boris, new SignOn());
        (await StatusesAsync(later, request)).ShouldBe([WorkItemStatus.Assigned, WorkItemStatus.Waiting]);
        await later.TellAsync(request, new ParkItem(0, Anna, "a form"));
        (await StatusesAsync(later, request)).ShouldBe([WorkItemStatus.Waiting, WorkItemStatus.Assigned]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task F8_TwoRequestsOfOneVisit_AreServedOneAfterTheOther(bool staffFirst)
    {
        await using var hall = await TestHall.OpenAsync(TwoWindows());
        if (staffFirst)
        {
            await SignOnAsync(hall);
        }

        var first = await SubmitAsync(hall, Passport);
        var second = await SubmitAsync(hall, Fee, first);
        var stranger = await SubmitAsync(hall, Fee);
        if (!staffFirst)
        {
            await SignOnAsync(hall);
        }

        (await hall.ItemAsync(first)).Status.ShouldBe(WorkItemStatus.Assigned);
        var wait = await hall.WaitAsync(second);
        (wait.Code, wait.Estimate).ShouldBe((WaitCodes.Elsewhere, null)); // Nobody knows when the citizen is free again.
        (await hall.ItemAsync(stranger)).Status.ShouldBe(WorkItemStatus.Assigned);

        await hall.TellAsync(stranger, new CompleteItem(0, Boris));
        (await hall.ItemAsync(second)).Status.ShouldBe(WorkItemStatus.Waiting);
        await hall.TellAsync(first, new CompleteItem(0, Anna));
        (await hall.ItemAsync(second)).Status.ShouldBe(WorkItemStatus.Assigned);
    }

    [Fact]
    public async Task F8_LaterRequestsOfAVisit_AreServedOneAfterTheOtherWhenTheFirstIsOver()
    {
        await using var hall = await TestHall.OpenAsync(TwoWindows());
        await SignOnAsync(hall);
        var first = await SubmitAsync(hall, Passport);
        await hall.TellAsync(first, new CompleteItem(0, Anna));

        var second = await SubmitAsync(hall, Passport, first);
        var third = await SubmitAsync(hall, Fee, first);

        (await hall.ItemAsync(second)).Status.ShouldBe(WorkItemStatus.Assigned);
        (await hall.ItemAsync(third)).Status.ShouldBe(WorkItemStatus.Waiting);
        await hall.ExecuteAsync(second, new CancelRequest(), TestHall.Citizen());
        (await hall.ItemAsync(third)).Status.ShouldBe(WorkItemStatus.Assigned);
    }

    [Fact]
    public async Task F8_FirstRequestOfAVisitSetAside_LetsTheCitizenGoToTheOtherWindow()
    {
        await using var hall = await TestHall.OpenAsync(TwoWindows());
        await SignOnAsync(hall);
        var first = await SubmitAsync(hall, Passport);
        await hall.TellAsync(first, new HoldItem(0, Anna, "go and pay"));

        var second = await SubmitAsync(hall, Fee, first);

        (await hall.ItemAsync(second)).Holder.ShouldBe(Boris);
    }

    [Fact]
    public async Task F8_FirstRequestOfAVisitOnLine_KeepsNobodyWaiting()
    {
        await using var hall = await TestHall.OpenAsync(TwoWindows());
        await SignOnAsync(hall);
        var first = await SubmitAsync(hall, Passport, channel: Channel.Online);

        var second = await SubmitAsync(hall, Fee, first);

        (await hall.ItemAsync(first)).Status.ShouldBe(WorkItemStatus.Assigned);
        (await hall.ItemAsync(second)).Status.ShouldBe(WorkItemStatus.Assigned);
    }

    private static async Task<TestHall> OpenAsync(HallPlan plan)
    {
        var hall = await TestHall.OpenAsync(plan);
        await SignOnAsync(hall);
        return hall;
    }

    private static async Task SignOnAsync(TestHall hall)
    {
        await hall.StaffAsync(Anna, new SignOn());
        await hall.StaffAsync(Boris, new SignOn());
    }

    private static async Task<RequestId> SubmitAsync(TestHall hall, ServiceId service, RequestId? visit = null, Channel channel = Channel.Window) =>
        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = service, Channel = channel, Visit = visit }, TestHall.Citizen())).Require().Request;

    private static async Task<ImmutableArray<WorkItemStatus>> StatusesAsync(TestHall hall, RequestId request) =>
        [.. (await hall.Host.Request(request).ReadAsync())!.Items.Select(item => item.Status)];
}
