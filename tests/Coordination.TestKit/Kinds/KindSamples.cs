using Coordination.Access;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds.Suggestions;
using Shouldly;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.TestKit.Kinds;

/// <summary>For each kind of grain a command that is granted, and what it must have led to: how every host shows that it runs the kind.</summary>
internal static class KindSamples
{
    private static readonly CommandMeta Chief = new(new Actor(ActorKind.Supervisor, "chief"));

    /// <summary>By the name of the kind.</summary>
    public static IReadOnlyDictionary<string, Func<ICoordination, Task>> All { get; } = new Dictionary<string, Func<ICoordination, Task>>
    {
        ["request"] = async host =>
        {
            var receipt = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require();
            (await host.Request(receipt.Request).ReadAsync())!.Centre.ShouldBe(Hall);
        },
        ["centre"] = async host =>
        {
            (await host.Centre(Hall).ExecuteAsync(new DeclareCrisis("flood"), Chief)).Require();
            (await host.Centre(Hall).ReadAsync()).InCrisis.ShouldBeTrue();
        },
        ["department"] = async host =>
        {
            (await host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment("a burst pipe"), Chief)).Require();
            (await host.Department(Hall, Desk).ReadAsync())!.IsClosed.ShouldBeTrue();
            (await host.Department(Hall, Desk).ReadReportAsync())!.IsOpen.ShouldBeFalse();
        },
        ["staff"] = async host =>
        {
            (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
            (await host.Staff(Hall, Anna).ReadAsync())!.Presence.ShouldBe(StaffPresence.SignedOn);
            (await host.Staff(Hall, Anna).ReadReportAsync())!.Plan.Id.ShouldBe(Anna);
        },
        ["plan"] = async host =>
        {
            var plan = (await host.Plan(Hall).ReadAsync())!.Plan;
            (await host.Plan(Hall).PublishAsync(plan with { Name = "Another name" }, null, Chief)).Require();
            (await host.Plan(Hall).ReadAsync())!.Plan.Name.ShouldBe("Another name");
        },
        ["access"] = async host =>
        {
            var portal = new AddPrincipal(PrincipalKind.System) { Name = "Town portal", Grants = [new Grant(Role.Portal, Hall)], Reason = "It submits." };
            var added = (await host.Access(Hall).ExecuteAsync(portal, TestHall.Citizen("a"))).Require();
            (await host.Access(Hall).ExecuteAsync(portal, TestHall.Citizen("a"))).Require().Principal.ShouldBe(added.Principal);
            var key = (await host.Access(Hall).ExecuteAsync(new IssueKey(added.Principal!.Value, host.Time.GetUtcNow().AddDays(1)) { Reason = "Its first key." }, Chief)).Require();
            key.Secret.ShouldStartWith($"cdn_{key.Credential}_");
            var state = (await host.Access(Hall).ReadAsync())!;
            state.Principals.Single().Grants.ShouldBe(portal.Grants);
            state.Credentials.Single().Hash.ShouldBeNull();
            (await host.AccessToAllHalls().ReadAsync()).ShouldBeNull();
        },
        ["erasures"] = async host =>
        {
            var command = new SubmitRequest { Centre = Hall, Service = Passport, Personal = new PersonalDetails("Jan", "jan@example.org") };
            var request = (await host.SubmitAsync(command, TestHall.Citizen())).Require().Request;
            var asked = (await host.Erasures(Hall).ExecuteAsync(new AskErasure(ErasureKind.Erase, "consent-withdrawn") { Contact = "JAN@example.org", Reason = "He asked." }, Chief)).Require();
            asked.Requests.ShouldBe([request]);
            var approve = new ApproveErasure(asked.Number!.Value) { Reason = "He proved who he is." };
            (await host.Erasures(Hall).ExecuteAsync(approve, Chief)).Refusal!.Code.ShouldBe(RefusalCodes.SecondPerson);
            (await host.Erasures(Hall).ExecuteAsync(approve, new CommandMeta(new Actor(ActorKind.Administrator, "ada")))).Require().Stage.ShouldBe(ErasureStage.Approved);
        },
        ["batch"] = async host =>
        {
            var request = (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
            var batch = host.Batch(Hall, BatchId.Of(Hall, Chief.By, new CommandKey("first")));
            (await batch.ReadAsync()).ShouldBeNull();
            var start = new StartBatch(new BatchOrder(BatchVerb.Escalate) { Urgency = Urgency.EspeciallyUrgent }, [request], "A burst pipe.") { Asked = "open=true" };
            var keyed = Chief with { Key = new CommandKey("first") };
            (await batch.ExecuteAsync(start, keyed)).Require().Version.ShouldBe(1);
            (await batch.ExecuteAsync(start, keyed)).Require().Version.ShouldBe(1);
            (await batch.ReadReportAsync())!.Count.ShouldBe(1);
            (await batch.ExecuteAsync(new CancelBatch("x".PadLeft(501)), Chief)).Refusal!.Field.ShouldBe("reason");
        },
        ["suggestion"] = async host =>
        {
            var suggestion = host.Suggestion(Hall, new SuggestionId("longer-hours"));
            (await suggestion.ReadAsync()).ShouldBeNull();
            (await suggestion.ExecuteAsync(new AnswerSuggestion(true), Chief)).Refusal!.Code.ShouldBe(RefusalCodes.WrongState);
            (await suggestion.ExecuteAsync(new MakeSuggestion("Longer hours"), TestHall.Citizen("s"))).Require().Version.ShouldBe(1);
            (await suggestion.ExecuteAsync(new MakeSuggestion("Longer hours"), TestHall.Citizen("s"))).Require().Version.ShouldBe(1);
            (await suggestion.ExecuteAsync(new AnswerSuggestion(true), Chief)).Require().Version.ShouldBe(2);
            (await suggestion.ReadReportAsync())!.Accepted.ShouldBe(true);
        },
    };
}
