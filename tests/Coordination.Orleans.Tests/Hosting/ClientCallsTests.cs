using System.Reflection;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Proxies;
using Coordination.Orleans.Tests.Wire;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A program with Orleans' client and the engine's assemblies, which calls grains past the engine's own client.</summary>
public sealed class ClientCallsTests : IAsyncLifetime
{
    private static readonly StaffId Intruder = new("intruder");

    // What the engine's own client calls; everything else is among silos.
    private static readonly HashSet<string> Open =
    [
        "coordination.request/execute", "coordination.request/read",
        "coordination.centre/take-next", "coordination.centre/execute", "coordination.centre/read", "coordination.centre/read-wait", "coordination.centre/read-waits",
        "coordination.centre/read-queue", "coordination.centre/reconcile",
        "coordination.plan/publish", "coordination.plan/approve", "coordination.plan/decline", "coordination.plan/read-proposal", "coordination.plan/read", "coordination.plan/read-version",
        "coordination.hall/execute", "coordination.hall/read", "coordination.hall/read-report",
        "coordination.ids/request-of", "coordination.ids/is-tracking-code", "coordination.ids/principal-of", "coordination.ids/was-given",
        "coordination.request/note", "coordination.centre/note", "coordination.plan/note", "coordination.hall/note",
        "coordination.silo/report",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-client-").FullName;
    private readonly CoordinationClusterOptions _options = new() { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() };
    private TestSilo? _silo;
    private TestSilo? _client;
    private RequestId _request;

    private TestSilo Silo => _silo!;

    private IGrainFactory Grains => _client!.Inside.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        _silo = await TestSilo.StartAsync(services =>
        {
            services.AddSingleton(new SiloTermination(_ => { }));
            services.AddCoordination().UseSqlite(Path.Combine(_folder, "hall.db")).UseSilo(_options);
        });
        _client = await TestSilo.StartAsync(services => services.AddCoordination().UseCluster(_options));
        await Silo.PublishAsync(Hall);
        _request = (await Silo.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport }, TestHall.Citizen())).Require().Request;
    }

    public async Task DisposeAsync()
    {
        await (_client?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_silo?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The store's own key is in the silo alone: the client has no store at all here.</summary>
    [Fact]
    public async Task Submit_SameKeyByTheSiloAndByAClient_IsOneRequest()
    {
        var command = new SubmitRequest { Centre = Hall, Service = Passport };
        var first = (await Silo.SubmitAsync(command, TestHall.Citizen("visit"))).Require();

        var again = (await _client!.SubmitAsync(command, TestHall.Citizen("visit"))).Require();
        var other = (await _client!.SubmitAsync(command, TestHall.Citizen("visit") with { By = new Actor(ActorKind.Citizen, "eva") })).Require();

        (again.Request, again.Version).ShouldBe((first.Request, first.Version));
        other.Request.ShouldNotBe(first.Request);
        again.TrackingCode.ShouldBe(first.TrackingCode);
        (await _client!.IsTrackingCodeAsync(first.Request, first.TrackingCode!.Value)).ShouldBeTrue();
        (await _client!.IsTrackingCodeAsync(other.Request, first.TrackingCode!.Value)).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => _client!.Journal);
    }

    [Fact]
    public async Task Dispatch_ByAClientAsTheEngine_IsRefusedAndGivesNobodyAnything()
    {
        var refused = await Should.ThrowAsync<UnauthorizedAccessException>(async () =>
            await Grains.Request(_request).DispatchAsync(new AssignItem(0, Intruder, new Epoch(1), "mine"), CommandMeta.Engine, default));

        refused.Message.ShouldBe($"Only silos call 'DispatchAsync' of request/{_request.Value:N}: a client calls what ICoordination offers.");
        (await Silo.Request(_request).ReadAsync())!.Items[0].Holder.ShouldBeNull();
    }

    [Fact]
    public async Task Execute_ByAClientAsTheEngine_IsRefusedAndGivesNobodyAnything()
    {
        var refused = await Should.ThrowAsync<UnauthorizedAccessException>(async () =>
            await Grains.Request(_request).ExecuteAsync(new AssignItem(0, Intruder, new Epoch(1), "mine"), CommandMeta.Engine, isNew: false, default));

        refused.Message.ShouldContain("Only the engine itself acts as 'Engine'");
        (await Silo.Request(_request).ReadAsync())!.Items[0].Holder.ShouldBeNull();
    }

    [Fact]
    public async Task Execute_ByAClientAsTheEngineOfAMemberOfStaff_IsRefused()
    {
        var refused = await Should.ThrowAsync<UnauthorizedAccessException>(async () =>
            await Grains.InHall(StaffGrainKind.Instance, Hall, Anna.ToString()).ExecuteAsync(new SignOn(), CommandMeta.Engine, default));

        refused.Message.ShouldContain("Only the engine itself acts as 'Engine'");
    }

    [Fact]
    public async Task Execute_ByAClientWithoutACommandOrANameOfWhoGivesIt_IsRefused()
    {
        var grain = Grains.Centre(Hall);

        (await Should.ThrowAsync<UnauthorizedAccessException>(async () => await grain.ExecuteAsync(null!, TestHall.Citizen(), default))).Message.ShouldContain("There is none");
        (await Should.ThrowAsync<UnauthorizedAccessException>(async () => await grain.ExecuteAsync(new LiftCrisis("over"), null!, default))).Message.ShouldContain("nobody who gives it");
    }

    [Fact]
    public async Task Execute_ByAClientAsAnEngineCommandOfAPerson_IsRefusedByTheRequest()
    {
        var answer = await Grains.Request(_request).ExecuteAsync(new AssignItem(0, Anna, new Epoch(1), "mine"), TestHall.By(Anna), isNew: false, default);

        answer.Value!.Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task Note_ByAClient_ReadsTextsAndErasesNone()
    {
        (await Silo.Staff(Hall, Anna).ExecuteAsync(new SignOn { Reason = "She forgot it." }, TestHall.By(Anna))).Require();
        var grain = Grains.InHall(StaffGrainKind.Instance, Hall, Anna.ToString());

        (await grain.NoteAsync(new LookAtTexts("A check."), TestHall.By(Anna), default)).Value!.Require().Versions.ShouldBe([1]);
        (await grain.NoteAsync(new EraseTexts("law"), TestHall.By(Anna), default)).Value!.Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
        (await Should.ThrowAsync<UnauthorizedAccessException>(async () => await grain.NoteAsync(new EraseTexts("law"), CommandMeta.Engine, default)))
            .Message.ShouldContain("Only the engine itself acts as 'Engine'");
        (await Grains.Plan(Hall).NoteAsync(new EraseTexts("law"), TestHall.By(Anna), default)).Value!.Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task WasGiven_ByAClient_TellsWhichKeysItsCallerHasUsed()
    {
        (await Silo.Request(_request).ExecuteAsync(new CancelRequest("No matter."), TestHall.Citizen("mine"))).Require();

        (await Grains.AnySilo().WasGivenAsync(_request.Value, TestHall.Citizen("mine"), default)).Value!.WasGiven.ShouldBeTrue();
        (await Grains.AnySilo().WasGivenAsync(_request.Value, TestHall.Citizen("other"), default)).Value!.WasGiven.ShouldBeFalse();
        (await Grains.AnySilo().WasGivenAsync(_request.Value, TestHall.Citizen("mine") with { By = new Actor(ActorKind.Citizen, "eva") }, default)).Value!.WasGiven.ShouldBeFalse();
        (await Grains.AnySilo().WasGivenAsync(_request.Value, TestHall.Citizen(), default)).Value!.WasGiven.ShouldBeFalse();
    }

    [Fact]
    public async Task EveryCall_ThatTheEnginesClientDoesNotMake_IsRefused()
    {
        var closed = 0;
        foreach (var method in Faces().SelectMany(face => face.GetMethods()).Where(method => !Open.Contains(NameOf(method))))
        {
            (await CallAsync(method)).ShouldBeOfType<UnauthorizedAccessException>(NameOf(method));
            closed++;
        }

        closed.ShouldBe(16);
    }

    [Fact]
    public async Task EveryCall_ThatTheEnginesClientMakes_IsLetThrough()
    {
        var open = 0;
        foreach (var method in Faces().SelectMany(face => face.GetMethods()).Where(method => Open.Contains(NameOf(method))))
        {
            (await CallAsync(method)).ShouldBeNull(NameOf(method));
            open++;
        }

        open.ShouldBe(Open.Count);
    }

    private static IEnumerable<Type> Faces() =>
        [typeof(IHostedRequestGrain), typeof(IHostedCentreGrain), typeof(IHostedPlanGrain), typeof(IHostedHallGrain), typeof(IHostedIdsGrain), typeof(ISiloGrain)];

    private static string NameOf(MethodInfo method) =>
        $"{method.DeclaringType!.GetCustomAttribute<AliasAttribute>()!.Alias}/{method.GetCustomAttribute<AliasAttribute>()!.Alias}";

    private async Task<Exception?> CallAsync(MethodInfo method)
    {
        var call = method.Invoke(Target(method.DeclaringType!), [.. method.GetParameters().Select(Argument)])!;
        try
        {
            await (call is ValueTask told ? told.AsTask() : (Task)call.GetType().GetMethod(nameof(ValueTask.AsTask))!.Invoke(call, null)!);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private object Target(Type face) =>
        face == typeof(IHostedRequestGrain) ? Grains.Request(_request)
        : face == typeof(IHostedCentreGrain) ? Grains.Centre(Hall)
        : face == typeof(IHostedPlanGrain) ? Grains.Plan(Hall)
        : face == typeof(IHostedIdsGrain) ? Grains.AnySilo()
        : face == typeof(IHostedHallGrain) ? Grains.InHall(StaffGrainKind.Instance, Hall, Anna.ToString())
        : Grains.GetGrain<ISiloGrain>(Silo.Inside.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString());

    private static object Argument(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
        : parameter.ParameterType == typeof(object) ? new SignOn()
        : parameter.ParameterType == typeof(CommandMeta) ? TestHall.By(Anna, "called")
        : SampleMaker.Make(parameter.ParameterType);
}
