using Coordination.Centres;
using Coordination.Departments;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>A command that is repeated late, when much has happened since: one effect, the same reply.</summary>
public sealed class RepetitionTests
{
    private static readonly Actor Chief = new(ActorKind.Supervisor, "chief");

    [Fact]
    public async Task SignOff_RepeatedAfterSigningOnAgain_TakesNothingAwayAndAnswersTheSame()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.StaffAsync(Anna, new SignOn());
        var first = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), TestHall.By(Anna, "off"));
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();

        var repeated = await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(Release: true), TestHall.By(Anna, "off"));

        repeated.Require().ShouldBe(first.Require());
        (await hall.ItemAsync(request)).Holder.ShouldBe(Anna);
    }

    [Fact]
    public async Task CloseAndCrisis_RepeatedWhenOver_AnswerTheSame()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var meta = new CommandMeta(Chief, new CommandKey("k"));
        var closed = await hall.Host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment("Drill."), meta);
        await hall.Host.Department(Hall, Desk).ExecuteAsync(new ReopenDepartment(), new CommandMeta(Chief));
        var declared = await hall.Centre.ExecuteAsync(new DeclareCrisis("Flood."), meta);
        await hall.Centre.ExecuteAsync(new LiftCrisis("Dry."), new CommandMeta(Chief));

        (await hall.Host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment("Drill."), meta)).Require().ShouldBe(closed.Require());
        (await hall.Centre.ExecuteAsync(new DeclareCrisis("Flood."), meta)).Require().ShouldBe(declared.Require());
    }

    [Fact]
    public async Task TakeNext_RepeatedAfterTheItemIsDone_GivesTheSameItem()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Anna, new SignOn());
        var request = await hall.SubmitAsync();
        var next = await hall.SubmitAsync();
        var first = await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));
        await hall.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));

        var repeated = await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));

        repeated.Require().ShouldBe(first.Require());
        (await hall.ItemAsync(next)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task TakeNext_RepeatedAfterARestartWhenTheItemIsDone_GivesTheSameItem()
    {
        await using var before = await TestHall.OpenAsync(WithPull());
        await before.StaffAsync(Anna, new SignOn());
        var request = await before.SubmitAsync();
        var next = await before.SubmitAsync();
        var first = await before.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));
        await before.ExecuteAsync(request, new CompleteItem(0, Anna), TestHall.By(Anna));
        await using var after = await TestHall.OpenAsync(store: before.Journal.Store);

        var repeated = await after.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));

        repeated.Require().ShouldBe(first.Require());
        (await after.ItemAsync(next)).Status.ShouldBe(WorkItemStatus.Waiting);
    }

    [Fact]
    public async Task TakeNext_WhileTheFirstAskingIsBeingWritten_IsBusyAndTakesNothing()
    {
        await using var hall = await TestHall.OpenAsync(WithPull());
        await hall.StaffAsync(Anna, new SignOn());
        await hall.SubmitAsync();
        hall.Journal.Hold();
        var first = hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t")).AsTask();

        var repeated = await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"));
        hall.Journal.Release();

        repeated.Refusal!.Code.ShouldBe(RefusalCodes.Busy);
        (await hall.Centre.TakeNextAsync(Anna, TestHall.By(Anna, "t"))).Require().ShouldBe((await first).Require());
    }
}
