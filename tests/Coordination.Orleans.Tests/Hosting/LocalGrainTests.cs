using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Grains that their own silo calls without messages leave as others do.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class LocalGrainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Close_WithACallUnderWay_WaitsForItAndLetsNoOtherIn()
    {
        var local = new LocalGrain<Idle>(new Idle(), null!);
        local.TryBeginCall().ShouldBeTrue();

        var closed = local.CloseAsync();

        closed.IsCompleted.ShouldBeFalse();
        local.TryBeginCall().ShouldBeFalse();
        closed.IsCompleted.ShouldBeFalse();
        local.EndCall();
        await closed;
        local.TryBeginCall().ShouldBeFalse();
    }

    [Fact]
    public void Close_WithoutACall_IsDoneAtOnce() => new LocalGrain<Idle>(new Idle(), null!).CloseAsync().IsCompletedSuccessfully.ShouldBeTrue();

    [NeedFact]
    public async Task Request_CompletedOnItsSilo_LeavesMemory()
    {
        await using var silos = new InProcessSilos(cluster);
        var silo = await silos.StartAsync();
        await silo.PublishAsync(Hall);
        (await silo.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
        var request = (await silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
        await UntilAsync(async () => (await silo.Request(request).ReadAsync())!.Items[0].Holder == Anna);
        Local(silo).Requests.Find(request).ShouldNotBeNull();

        (await silo.Request(request).ExecuteAsync(new StartItem(0, Anna), TestHall.By(Anna))).Require();
        (await silo.Request(request).ExecuteAsync(new CompleteItem(0, Anna), TestHall.By(Anna))).Require();

        await UntilAsync(() => new(Local(silo).Requests.Find(request) is null));
        (await silo.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Completed);
    }

    private static LocalGrains Local(TestSilo silo) => silo.Inside.GetRequiredService<LocalGrains>();

    private sealed class Idle : IGrainActivation
    {
        public bool IsDropped => false;

        public bool IsCompleted => false;

        public void BeginNew()
        {
        }

        public ValueTask ActivateAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask<Reply<NoteReceipt>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
