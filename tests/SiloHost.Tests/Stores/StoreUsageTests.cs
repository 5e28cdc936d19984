using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Stores;

/// <summary>What names no database is refused in one sentence, and no secret is ever shown.</summary>
public sealed class StoreUsageTests
{
    private const string Secret = "top-secret";

    // Nothing listens on port 1.
    private const string Nowhere = $"Host=127.0.0.1;Port=1;Database=hall;Username=hall;Password={Secret}";

    [Theory]
    [InlineData("serve")]
    [InlineData("verify")]
    public async Task Command_TwoStores_Exits2(string command) =>
        Check(await Cli.RunAsync(command, "--data", "x.db", "--postgres", Nowhere), 2, "--data and --postgres");

    [Theory]
    [InlineData("migrate")]
    [InlineData("status")]
    public async Task Database_NoStore_Exits2AndNamesTheWays(string command)
    {
        var result = await Cli.RunAsync("database", command);

        Check(result, 2, "--postgres");
        result.Error.ShouldContain("COORDINATION_POSTGRES_CONNECTION");
    }

    [Theory]
    [InlineData($"Host=db;Colour=green;Password={Secret}")]
    [InlineData($"Host=db;Port=many;Password={Secret}")]
    [InlineData($"Host=db;Password=a;{Secret}")]
    [InlineData($"Password={Secret}")]
    [InlineData($"Host=db;SSL Mode=maybe;Password={Secret}")]
    [InlineData(Secret)]
    [InlineData($"postgres://hall:{Secret}@db:many/hall")]
    [InlineData($"postgres://hall:{Secret}@/hall")]
    [InlineData($"postgres://hall:{Secret}@db/hall?sslmode=maybe")]
    public async Task Database_NotAConnection_Exits2WithoutTheSecret(string connection)
    {
        Check(await Cli.RunAsync("database", "status", "--postgres", connection), 2, "write");
        Check(await Cli.RunAsync(Variable(connection), "database", "status"), 2, "write");
    }

    [Fact]
    public async Task Database_UriWithAnUnknownSetting_NamesThoseThatAreKnown() =>
        Check(await Cli.RunAsync("database", "status", "--postgres", $"postgres://hall:{Secret}@db/hall?colour=green"), 2, "sslmode");

    [Theory]
    [InlineData(Nowhere)]
    [InlineData($"postgres://hall:{Secret}@127.0.0.1:1/hall?sslmode=verify-full&connect_timeout=3")]
    public async Task Database_NobodyAnswers_Exits1AndNamesTheServer(string connection)
    {
        Check(await Cli.RunAsync("database", "migrate", "--postgres", connection), 1, "127.0.0.1:1/hall");
        var verbose = await Cli.RunAsync(Variable(connection), "database", "migrate", "--verbose");
        verbose.ExitCode.ShouldBe(1);
        verbose.Error.ShouldContain("127.0.0.1:1/hall");
        verbose.Error.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Status_NobodyAnswers_SaysSoToMachines()
    {
        var result = await Cli.RunAsync("database", "status", "--json", "--postgres", Nowhere);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("\"is_reachable\": false");
        result.Output.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Verify_FileNamedAndDatabaseInTheEnvironment_TakesTheFile() =>
        Check(await Cli.RunAsync(Variable(Nowhere), "verify", "--data", "/nowhere/hall.db"), 1, "/nowhere/hall.db");

    private static Dictionary<string, string> Variable(string connection) => new() { ["COORDINATION_POSTGRES_CONNECTION"] = connection };

    private static void Check(CliResult result, int exitCode, string words)
    {
        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(words);
        result.Error.ShouldNotContain(Secret);
        result.Output.ShouldNotContain(Secret);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
