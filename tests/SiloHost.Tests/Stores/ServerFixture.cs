using Coordination.TestKit.Postgres;
using Xunit;

namespace Coordination.SiloHost.Tests.Stores;

/// <summary>One server for a class; each of its tests has a database of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    public async Task InitializeAsync() =>
        _server = new NeedsPostgresAttribute().Obstacle is null ? await PostgresServer.StartAsync() : null;

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
