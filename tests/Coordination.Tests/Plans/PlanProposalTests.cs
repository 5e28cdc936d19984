using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Testing.Journal;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Plans;

/// <summary>Plans that are published by two.</summary>
public sealed class PlanProposalTests
{
    private static readonly CommandMeta Eva = new(new Actor(ActorKind.Administrator, "eva"));
    private static readonly CommandMeta Piotr = new(new Actor(ActorKind.Administrator, "piotr"));
    private static readonly HallPlan ByTwo = OneDesk() with { PublishedByTwo = true };

    [Fact]
    public async Task Publish_ByTwo_CountsOnceSomebodyElseApproves()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        var before = (await plan.ReadAsync())!.Version;

        var proposed = (await plan.PublishAsync(ByTwo with { Name = "A new name" }, before, Eva)).Require();
        (proposed.Version, (await plan.ReadAsync())!.Plan.Name).ShouldBe((before, ByTwo.Name));
        var waiting = (await plan.ReadProposalAsync())!;
        (waiting.Number, waiting.Replaces, waiting.Plan.Name).ShouldBe((proposed.Proposal!.Value, before, "A new name"));

        (await plan.ApproveAsync(waiting.Number, Eva, "I have read it.")).Refusal!.Code.ShouldBe(RefusalCodes.SecondPerson);
        (await plan.ReadAsync())!.Plan.Name.ShouldBe(ByTwo.Name);

        (await plan.ApproveAsync(waiting.Number, Piotr, new Reason())).Refusal!.Field.ShouldBe("reason");
        var receipt = (await plan.ApproveAsync(waiting.Number, Piotr, "I have read it.")).Require();
        receipt.Version.ShouldBeGreaterThan(waiting.Number);
        receipt.Proposal.ShouldBeNull();
        (await plan.ReadAsync())!.Plan.Name.ShouldBe("A new name");
        (await plan.ReadProposalAsync()).ShouldBeNull();
        (await plan.ReadVersionAsync(waiting.Number)).ShouldBeNull();
        (await plan.ReadVersionAsync(before))!.Plan.Name.ShouldBe(ByTwo.Name);
    }

    [Fact]
    public async Task Approve_NamesOfPeople_ComeWithIt()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        var named = ByTwo with { Staff = [.. ByTwo.Staff.Select(person => person with { Name = $"Somebody called {person.Id}" })] };
        var proposed = (await plan.PublishAsync(named, null, Eva)).Require();

        (await plan.ApproveAsync(proposed.Proposal!.Value, Piotr, "I have read it.")).Require();

        (await plan.ReadAsync())!.Plan.Staff.ShouldAllBe(person => person.Name == $"Somebody called {person.Id}");
    }

    [Fact]
    public async Task Approve_AnotherProposalCameMeanwhile_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        var first = (await plan.PublishAsync(ByTwo with { Name = "First" }, null, Eva)).Require().Proposal!.Value;
        var second = (await plan.PublishAsync(ByTwo with { Name = "Second" }, null, Piotr)).Require().Proposal!.Value;

        (await plan.ApproveAsync(first, Piotr, "I have read it.")).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
        (await plan.ApproveAsync(second, Eva, "I have read it.")).Require();
        (await plan.ReadAsync())!.Plan.Name.ShouldBe("Second");
    }

    [Fact]
    public async Task Decline_PutsItAside()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        var number = (await plan.PublishAsync(ByTwo with { Name = "First" }, null, Eva)).Require().Proposal!.Value;

        (await plan.DeclineAsync(number, Eva, "I have read it.")).Require().Proposal.ShouldBeNull();

        (await plan.ReadProposalAsync()).ShouldBeNull();
        (await plan.ApproveAsync(number, Piotr, "I have read it.")).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
        (await plan.ReadAsync())!.Plan.Name.ShouldBe(ByTwo.Name);
    }

    [Fact]
    public async Task Approve_LeavesOutSomebodyAtWork_IsRefusedUnlessTheyAreReleased()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        await hall.StaffAsync(Anna, new SignOn());
        var without = ByTwo with { Staff = [.. ByTwo.Staff.Where(person => person.Id != Anna)] };
        var number = (await plan.PublishAsync(without, null, Eva)).Require().Proposal!.Value;

        (await plan.ApproveAsync(number, Piotr, "I have read it.")).Refusal!.Code.ShouldBe(RefusalCodes.StaffAtWork);
        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);

        (await new PlanPublication(hall.Host, hall.Journal).ApproveAsync(Hall, number, Piotr, "I have read it.")).Require();
        (await plan.ReadAsync())!.Plan.Staff.ShouldNotContain(person => person.Id == Anna);
    }

    [Fact]
    public async Task Restart_TheProposalStillWaits()
    {
        var store = new InMemoryStore();
        long number;
        await using (var before = await TestHall.OpenAsync(ByTwo, store))
        {
            number = (await before.Host.Plan(Hall).PublishAsync(ByTwo with { Name = "First" }, null, Eva)).Require().Proposal!.Value;
        }

        await using var after = await TestHall.OpenAsync(store: store);
        (await after.Host.Plan(Hall).ReadProposalAsync())!.Number.ShouldBe(number);
        (await after.Host.Plan(Hall).ApproveAsync(number, Piotr, "I have read it.")).Require();
    }

    [Fact]
    public async Task Approve_WhereItMayNotBe_SignsNobodyOff()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        await hall.StaffAsync(Anna, new SignOn());
        var number = (await hall.Host.Plan(Hall).PublishAsync(ByTwo with { Staff = [.. ByTwo.Staff.Where(person => person.Id != Anna)] }, null, Eva)).Require().Proposal!.Value;
        var publication = new PlanPublication(hall.Host, hall.Journal);

        (await publication.ApproveAsync(Hall, number, Eva, "Mine.")).Refusal!.Code.ShouldBe(RefusalCodes.SecondPerson);
        (await publication.ApproveAsync(Hall, number, Piotr, new Reason())).Refusal!.Field.ShouldBe("reason");

        (await hall.Host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [Fact]
    public async Task Commands_RepeatedWithTheirKeys_AreAnsweredAsAtFirst()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        var (propose, approve) = (Eva with { Key = new CommandKey("propose") }, Piotr with { Key = new CommandKey("approve") });
        var proposed = (await plan.PublishAsync(ByTwo with { Name = "First" }, null, propose)).Require();
        var published = (await plan.ApproveAsync(proposed.Proposal!.Value, approve, "Read.")).Require();
        (await plan.PublishAsync(ByTwo with { Name = "Second" }, null, Eva)).Require();

        (await plan.PublishAsync(ByTwo with { Name = "First" }, null, propose)).Require().ShouldBe(proposed);
        (await plan.ApproveAsync(proposed.Proposal!.Value, approve, "Read.")).Require().ShouldBe(published);
    }

    [Fact]
    public async Task Propose_OnlyANameIsMended_IsProposedAgain()
    {
        await using var hall = await TestHall.OpenAsync(ByTwo);
        var plan = hall.Host.Plan(Hall);
        HallPlan Named(string name) => ByTwo with { Staff = [.. ByTwo.Staff.Select(person => person with { Name = $"{name} {person.Id}" })] };
        await plan.PublishAsync(Named("Ana"), null, Eva);

        var mended = (await plan.PublishAsync(Named("Anna"), null, Eva)).Require().Proposal!.Value;

        (await plan.ApproveAsync(mended, Piotr, "Read.")).Require();
        (await plan.ReadAsync())!.Plan.Staff.ShouldAllBe(person => person.Name!.StartsWith("Anna"));
    }
}
