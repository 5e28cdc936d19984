using System.Text.Json;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Coordination.Docs.Tests.Doors;

/// <summary>What the compiler cannot keep out is refused: the engine's role, and its commands read from JSON.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private static readonly HallPlan Plan = SamplePlan.Load();
    private static readonly CommandMeta Engine = new(new Actor(ActorKind.Engine, "engine"));
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "me"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("doors-");
    private IHost? _app;

    private ICoordination Hall => _app!.Services.GetRequiredService<ICoordination>();

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCoordination().UseSqlite(Path.Combine(_folder.FullName, "hall.db"));
        _app = builder.Build();
        await _app.StartAsync();
        (await Hall.Plan(Plan.Centre).PublishAsync(Plan, expectedVersion: null, Administrator)).Require();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        _app.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(ActorKind.Engine)]
    [InlineData((ActorKind)8)]
    [InlineData((ActorKind)(-1))]
    public async Task Command_InARoleThatIsNoPersons_IsRefusedEverywhere(ActorKind kind)
    {
        var request = await SubmitAsync();
        var meta = new CommandMeta(new Actor(kind, "engine"));

        Refusal?[] refusals =
        [
            (await Hall.SubmitAsync(Submission(), meta)).Refusal,
            (await Hall.Request(request).ExecuteAsync(new ReleaseItem(0, "gone"), meta)).Refusal,
            (await Hall.Request(request).ExecuteAsync(new EscalateRequest(Urgency.MoreUrgent, "now"), meta)).Refusal,
            (await Hall.Staff(Plan.Centre, Plan.Staff[0].Id).ExecuteAsync(new SignOn(), meta)).Refusal,
            (await Hall.Department(Plan.Centre, Plan.Departments[0].Id).ExecuteAsync(new CloseDepartment("fire"), meta)).Refusal,
            (await Hall.Centre(Plan.Centre).ExecuteAsync(new DeclareCrisis("flood"), meta)).Refusal,
            (await Hall.Centre(Plan.Centre).TakeNextAsync(Plan.Staff[0].Id, meta)).Refusal,
            (await Hall.Plan(Plan.Centre).PublishAsync(Plan, expectedVersion: null, meta)).Refusal,
        ];

        refusals.ShouldAllBe(refusal => refusal != null && refusal.Code == RefusalCodes.NotAllowed && refusal.Field == "by");
    }

    [Theory]
    [InlineData("""{"command":"assign","item":0,"staff":"nobody-at-all","epoch":{"value":1},"why":"mine"}""")]
    [InlineData("""{"command":"offer","item":0,"staff":"nobody-at-all","stands":"00:05:00","epoch":{"value":1},"why":"mine"}""")]
    [InlineData("""{"command":"expire-offer","item":0}""")]
    [InlineData("""{"command":"deem-consent","item":0}""")]
    [InlineData("""{"command":"record-missed-service-level"}""")]
    public async Task EngineCommand_ReadFromJson_IsRefusedToEverybody(string json)
    {
        var request = await SubmitAsync();
        var command = JsonSerializer.Deserialize<RequestCommand>(json, JsonSerializerOptions.Web)!;
        var before = await Hall.Request(request).ReadAsync();

        (await Hall.Request(request).ExecuteAsync(command, Administrator)).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
        (await Hall.Request(request).ExecuteAsync(command, Engine)).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);

        (await Hall.Request(request).ReadAsync())!.Version.ShouldBe(before!.Version);
    }

    /// <remarks>A record may still copy another one: the compiler lets it, and the engine knows its own.</remarks>
    [Fact]
    public async Task OwnCommand_MadeByCopying_IsRefused()
    {
        var request = await SubmitAsync();

        var refusal = (await Hall.Request(request).ExecuteAsync(new OwnCommand(), Administrator)).Refusal!;

        refusal.Code.ShouldBe(RefusalCodes.Invalid);
        refusal.Field.ShouldBe("command");
        refusal.Message.ShouldContain(nameof(OwnCommand));
    }

    [Fact]
    public async Task Journal_CastToWhatMayBeClosed_IsNone()
    {
        (Hall.Journal as object).ShouldNotBeAssignableTo<IAsyncDisposable>();
        (Hall.Journal as object).ShouldNotBeAssignableTo<IDisposable>();

        (await Hall.Journal.ReadLastSequenceAsync()).ShouldBePositive();
    }

    /// <remarks>The journal, the host and what grains work with are there under internal types only.</remarks>
    [Fact]
    public void Services_ThatAnApplicationCanName_AreNoneOfTheEnginesOwn()
    {
        var services = new ServiceCollection();
        services.AddCoordination().UseSqlite("hall.db");

        services.Select(service => service.ServiceType)
            .Where(type => type.IsVisible && type.Assembly.GetName().Name!.StartsWith("Coordination", StringComparison.Ordinal))
            .Select(type => type.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(["CoordinationOptions", "ICoordination", "IIdSource"]);
    }

    private sealed record OwnCommand : RequestCommand
    {
        public OwnCommand()
            : base(new CancelRequest("mine"))
        {
        }
    }

    private static SubmitRequest Submission() => new() { Centre = Plan.Centre, Service = Plan.Services[0].Id };

    private async Task<RequestId> SubmitAsync() =>
        (await Hall.SubmitAsync(Submission(), new CommandMeta(new Actor(ActorKind.Citizen, "jan")))).Require().Request;
}
