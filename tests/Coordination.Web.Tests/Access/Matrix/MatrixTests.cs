using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>Every operation of the document, as every role, on a host alone.</summary>
public sealed class MatrixTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    [Fact]
    public async Task EveryOperation_AsEveryRole_IsDecidedAsTheTableSays() =>
        Check(await new MatrixStage(hall.Host.Coordination, [hall.Host.Client]).RunAsync());

    internal static void Check(MatrixRun run)
    {
        run.Wrong.ShouldBeEmpty();
        run.Decisions.ShouldBeGreaterThan(2000);
    }
}

/// <summary>The same on two silos of one cluster, of which each is asked in turn.</summary>
[NeedsPostgres]
public sealed class SiloMatrixTests : IAsyncLifetime
{
    private PostgresServer? _server;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute().Obstacle is null)
        {
            _server = await PostgresServer.StartAsync();
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    [NeedFact]
    public async Task EveryOperation_AsEveryRole_IsDecidedAsTheTableSays()
    {
        var database = new PostgresJournalOptions { ConnectionString = await _server!.CreateDatabaseAsync() };
        await PostgresSchema.MigrateAsync(database);
        await PostgresClusterSchema.MigrateAsync(database);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        await AccessFixture.PublishAsync(one);

        MatrixTests.Check(await new MatrixStage(one.Coordination, [one.Client, other.Client]).RunAsync());
    }

    private static Task<TestHost> StartAsync(PostgresJournalOptions database) => TestHost.StartAsync(
        store => store.UsePostgres(database).UseSilo(new CoordinationClusterOptions
        {
            Database = database,
            ClusterId = "matrix",
            SiloPort = FreePort.Next(),
            GatewayPort = FreePort.Next(),
        }),
        web => web.InsecureActors = false,
        services: services => services.AddCoordinationAccess());
}
