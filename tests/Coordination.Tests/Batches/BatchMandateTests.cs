using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Batches;

/// <summary>Each request of a batch is told only what its giver may do with it when its turn comes.</summary>
public sealed class BatchMandateTests
{
    private static readonly BatchId Batch = new("b-1");
    private static readonly DepartmentId Back = new("back");
    private static readonly ServiceId Permit = new("permit");
    private static readonly PrincipalId Stranger = new("p-aaaqeayeaudaocajbifqydiob4");
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "admin"));

    [Fact]
    public async Task Tell_WhatStandsAtAnotherDepartment_IsNotAllowed()
    {
        await using var hall = await TestHall.OpenAsync(TwoDepartments());
        var (desk, back) = (await SubmitAsync(hall, Passport), await SubmitAsync(hall, Permit));

        await GiveAsync(hall, Stranger, [new Grant(Role.Supervisor, Hall, Desk)], [desk, back]);

        (await StateAsync(hall)).Refused.ShouldBe([new RefusedCount("not-allowed", 1)]);
        (await StatusAsync(hall, desk)).ShouldBe(RequestStatus.Cancelled);
        (await StatusAsync(hall, back)).ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task Tell_GrantThatWasTakenMeanwhile_CountsNoMore()
    {
        await using var hall = await TestHall.OpenAsync(TwoDepartments());
        var grant = new Grant(Role.Supervisor, Hall);
        var add = new AddPrincipal(PrincipalKind.Person) { Name = "Eva", Grants = [grant], Reason = "New." };
        var eva = (await hall.Host.Access(Hall).ExecuteAsync(add, Administrator)).Require().Principal!.Value;
        ImmutableArray<RequestId> requests = [.. await Task.WhenAll(Enumerable.Range(0, 250).Select(_ => SubmitAsync(hall, Passport)))];
        await hall.Host.WhenIdleAsync();

        hall.Journal.Hold();
        var giving = hall.Host.Batch(Hall, Batch).ExecuteAsync(Start([grant], requests), By(eva));
        hall.Journal.ReleaseOne();
        (await giving).Require();
        var taking = hall.Host.Access(Hall).ExecuteAsync(new TakeGrant(eva, grant) { Reason = "She has left." }, Administrator);
        hall.Journal.Release();
        (await taking).Require();
        await hall.Host.WhenIdleAsync();

        var state = await StateAsync(hall);
        (state.Told, state.Done, state.Refused.Single()).ShouldBe((250, 100, new RefusedCount("not-allowed", 150)));
    }

    [Fact]
    public void Now_WhatATokenGave_StaysUntilTheyAreDisabled()
    {
        var mandate = BatchMandate.Of([new Grant(Role.Supervisor, Hall)], null, null);

        mandate.Now(Stranger, null, null)!.Grants.ShouldBe([new Grant(Role.Supervisor, Hall)]);
        mandate.Now(Stranger, Disabled(), null)!.Grants.ShouldBeEmpty();
        mandate.Now(Stranger, null, Disabled()).ShouldBeNull();
    }

    [Fact]
    public void Of_GrantThatTheRecordCovers_EndsWithIt()
    {
        var known = new PrincipalState { Id = Stranger, Grants = [new Grant(Role.Supervisor)] };
        var mandate = BatchMandate.Of([new Grant(Role.Supervisor, Hall, Desk)], null, known);

        mandate.Grants.ShouldBe([new BatchGrant(Role.Supervisor, Hall, Desk, IsOnRecord: true)]);
        mandate.Now(Stranger, null, known)!.Grants.Length.ShouldBe(1);
        mandate.Now(Stranger, null, known with { Grants = [new Grant(Role.Head, Hall)] })!.Grants.ShouldBeEmpty();
    }

    private static PrincipalState Disabled() => new() { Id = Stranger, DisabledAt = TestHall.Monday };

    private static HallPlan TwoDepartments()
    {
        var plan = OneDesk();
        return plan with
        {
            Departments = [.. plan.Departments, new DepartmentPlan { Id = Back, Name = "Back" }],
            Staff = [.. plan.Staff, Person(new StaffId("ola")) with { Department = Back }],
            Services = [.. plan.Services, new ServicePlan { Id = Permit, Name = "Permit", Steps = [new StepPlan { Id = new StepId("grant"), Department = Back }] }],
        };
    }

    private static StartBatch Start(ImmutableArray<Grant> grants, ImmutableArray<RequestId> requests) =>
        new(new BatchOrder(BatchVerb.Cancel), requests, "Not ours any more.") { Grants = grants };

    private static CommandMeta By(PrincipalId giver) => new(new Actor(ActorKind.Supervisor, giver.ToString()));

    private static async Task GiveAsync(TestHall hall, PrincipalId giver, ImmutableArray<Grant> grants, ImmutableArray<RequestId> requests)
    {
        (await hall.Host.Batch(Hall, Batch).ExecuteAsync(Start(grants, requests), By(giver))).Require();
        await hall.Host.WhenIdleAsync();
    }

    private static async Task<RequestId> SubmitAsync(TestHall hall, ServiceId service) =>
        (await hall.Host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = service }, TestHall.Citizen())).Require().Request;

    private static async Task<BatchState> StateAsync(TestHall hall) => (await hall.Host.Batch(Hall, Batch).ReadAsync())!;

    private static async Task<RequestStatus> StatusAsync(TestHall hall, RequestId request) => (await hall.Host.Request(request).ReadAsync())!.Status;
}
