using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("--url", "127.0.0.1:5080")]
    [InlineData("--url", "ftp://127.0.0.1")]
    [InlineData("--url", "http://127.0.0.1:5080/health")]
    [InlineData("--timeout", "0")]
    [InlineData("--timeout", "soon")]
    public async Task Health_WrongUsage_Exits2AndNamesTheOption(string option, string value)
    {
        var result = await Cli.RunAsync("health", option, value);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain($"{option} '{value}'");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Fact]
    public async Task Health_NobodyListens_Exits1()
    {
        // Nothing listens on port 1.
        var result = await Cli.RunAsync("health", "--url", "http://127.0.0.1:1");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("http://127.0.0.1:1 does not answer");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Fact]
    public async Task Health_HostWaitsForItsDatabase_IsLiveAndNotReady()
    {
        using var server = ServingProcess.Launch(new Dictionary<string, string>
        {
            ["COORDINATION_POSTGRES_CONNECTION"] = "Host=127.0.0.1;Port=1;Database=hall;Username=hall",
        }, "--in-process");
        await server.SaysAsync("waiting for PostgreSQL");
        var url = server.Client.BaseAddress!.OriginalString;

        var ready = await Cli.RunAsync("health", "--url", url, "--timeout", "60");
        var live = await Cli.RunAsync("health", "--url", url, "--live", "--timeout", "60");

        ready.ExitCode.ShouldBe(1);
        ready.Error.ShouldContain($"{url} is not ready: ");
        ready.HasPlainError.ShouldBeTrue(ready.Error);
        live.ExitCode.ShouldBe(0, live.Error);
        live.Output.ShouldBe($"{url} is live.\n");
        (await server.StopAsync()).ShouldBe(0);
    }
}
