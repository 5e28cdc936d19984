using Coordination.Sqlite;

namespace Coordination.Web.Tests.Hosting;

/// <summary>One hall for a class of tests: the real host, a real socket, a real database file.</summary>
public sealed class HallFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-web").FullName;
    private TestHost? _host;
    private int _lane = -1;
    private int _offering = TestPlan.FirstOffering - 1;

    /// <summary>At most so many event streams at once.</summary>
    internal int MaxEventStreams { get; init; } = 1000;

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    internal Api Api => new(Host.Client);

    /// <summary>A lane that no other test of the class uses; its clerks ask for the next.</summary>
    internal Lane NextLane() => new(Api, Interlocked.Increment(ref _lane));

    /// <summary>A lane whose clerks get offers.</summary>
    internal Lane NextOfferingLane() => new(Api, Interlocked.Increment(ref _offering));

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(
            store => store.UseSqlite(Path.Combine(_folder, "hall.db")), Configure);
        await _host.PublishAsync();
    }

    private void Configure(CoordinationWebOptions web)
    {
        web.Heartbeat = TimeSpan.FromMilliseconds(100);
        web.MaxEventStreams = MaxEventStreams;
        web.ReadyTimeout = TimeSpan.FromMinutes(1);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
