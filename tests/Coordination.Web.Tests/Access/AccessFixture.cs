using Coordination.Access;
using Coordination.Plans;
using Coordination.Sqlite;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>A host with access added, and two halls; principals are made by the engine, as an administrator's command line does.</summary>
public sealed class AccessFixture : IAsyncLifetime
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-access").FullName;
    private TestHost? _host;

    internal static CentreId Hall => TestPlan.Centre;

    internal static CentreId OtherHall { get; } = new("other-hall");

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    internal Api Api => new(Host.Client);

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(store => store.UseSqlite(Path.Combine(_folder, "hall.db")), web => web.InsecureActors = false, services: services => services.AddCoordinationAccess());
        await PublishAsync(_host);
    }

    /// <summary>Publishes both halls.</summary>
    internal static async Task PublishAsync(TestHost host)
    {
        await host.PublishAsync();
        (await host.Coordination.Plan(OtherHall).PublishAsync(TestPlan.Create() with { Centre = OtherHall }, 0, Admin)).Require();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Deletes the personal texts of a request behind the engine's back.</summary>
    internal async Task DeleteTextsAsync(string request)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "hall.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM personal WHERE sequence IN (SELECT sequence FROM journal WHERE id = $request)";
        command.Parameters.AddWithValue("$request", request);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A new principal with a role in a hall, and its key.</summary>
    internal Task<Keyed> NewAsync(Role role, CentreId? hall = null, string? department = null, string? staff = null) =>
        NewAsync(new Grant(role, hall ?? Hall, department is null ? null : new DepartmentId(department)), staff);

    internal async Task<Keyed> NewAsync(Grant grant, string? staff = null, TimeSpan? lives = null)
    {
        var key = await Host.Coordination.NewKeyAsync(grant, staff, lives);
        await Host.Service<AccessDirectory>().RefreshAsync();
        return new Keyed(Api, key.Principal, key.Credential, key.Secret);
    }
}

/// <summary>Somebody who calls with a key.</summary>
internal sealed record Keyed(Api Api, PrincipalId Principal, string Credential, string Key)
{
    public Task<ApiReply> GetAsync(string path) => Api.SendAsync(HttpMethod.Get, path, null, ("Authorization", $"Bearer {Key}"));

    public Task<ApiReply> PostAsync(string path, object? body = null, string? idempotency = null) => Api.SendAsync(
        HttpMethod.Post, path, body is null ? null : Api.Json(body),
        idempotency is null ? [("X-Api-Key", Key)] : [("X-Api-Key", Key), ("Idempotency-Key", idempotency)]);
}
