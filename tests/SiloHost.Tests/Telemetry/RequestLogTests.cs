using System.Net.Sockets;
using System.Text;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Telemetry;

/// <summary>What the log has of calls, however much is logged: nothing that stands in a query.</summary>
public sealed class RequestLogTests : IDisposable
{
    private const string Canary = "canary-of-a-name";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Logging__LogLevel__Default", "Trace")]
    [InlineData("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")]
    [InlineData("Logging__Console__LogLevel__Default", "Trace")]
    [InlineData("Logging__Console__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Debug")]
    public async Task Serve_HoweverMuchIsLogged_LogsPathsAndNoQueries(string setting, string level)
    {
        using var serving = await ServingProcess.StartAsync(
            new Dictionary<string, string> { [setting] = level, ["Logging__LogLevel__Microsoft.AspNetCore.Server.Kestrel"] = "Trace" },
            "--data", _folder.File("hall.db"), "--verbose", "--in-process");
        var said = serving.SaysAsync("Path: /v1/centres/riverside/services");

        using var answer = await serving.Client.GetAsync(new Uri($"/v1/centres/riverside/services?{Canary}=1", UriKind.Relative));
        using var list = await serving.Client.GetAsync(new Uri($"/management/v1/centres/riverside/requests?cursor={Canary}", UriKind.Relative));
        await SendRawAsync(serving.Client.BaseAddress!, $"GET /v1?q={Canary}\x01 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        await SendRawAsync(serving.Client.BaseAddress!, $"GET /v1?q={Canary} HTTP/7.1\r\nHost: 127.0.0.1\r\n\r\n");

        await said;
        (await serving.StopAsync()).ShouldBe(0);
        serving.Errors.ShouldContain("StatusCode: 400");
        serving.ErrorLines.Where(line => line.Contains(Canary, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task SendRawAsync(Uri host, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        using var answer = new StreamReader(client.GetStream());
        (await answer.ReadLineAsync()).ShouldNotBeNull().ShouldStartWith("HTTP/1.1 ");
    }
}
