using Coordination.Access;
using Coordination.Sqlite;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Tokens;

/// <summary>A hall that trusts an issuer.</summary>
public sealed class TokenFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-tokens").FullName;
    private TestIssuer? _issuer;
    private TestHost? _host;

    internal TestIssuer Issuer => _issuer!;

    internal TestHost Host => _host!;

    internal Api Api => new(Host.Client);

    internal IAccessGrain Access => Host.Coordination.Access(TestPlan.Centre);

    public async Task InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _host = await TestHost.StartAsync(store => store.UseSqlite(Path.Combine(_folder, "hall.db")), services: services =>
        {
            services.AddSingleton(Settings(_issuer.Authority));
            services.AddCoordinationAccess();
        });
        await _host.PublishAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static IConfiguration Settings(string authority, params (string Key, string? Value)[] others)
    {
        const string first = "Coordination:Access:Issuers:0";
        var settings = new Dictionary<string, string?>
        {
            // It takes the place of all settings of the host, of the address among them.
            ["urls"] = "http://127.0.0.1:0",
            [$"{first}:Authority"] = authority,
            [$"{first}:Audience"] = TestIssuer.Audience,
            [$"{first}:Rules:0:Claim"] = "groups",
            [$"{first}:Rules:0:Value"] = "hall-supervisors",
            [$"{first}:Rules:0:Role"] = "supervisor",
            [$"{first}:Rules:0:Hall"] = "hall",
            [$"{first}:Rules:1:Claim"] = "groups",
            [$"{first}:Rules:1:Value"] = "auditors",
            [$"{first}:Rules:1:Role"] = "auditor",
        };
        foreach (var (key, value) in others)
        {
            settings[$"{first}:{key}"] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings.Where(setting => setting.Value is not null)).Build();
    }
}
