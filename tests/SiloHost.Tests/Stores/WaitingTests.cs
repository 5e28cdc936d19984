using System.Net;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Stores;

/// <summary>A host whose database does not answer: alive, not ready, and it says why.</summary>
public sealed class WaitingTests
{
    private static readonly Dictionary<string, string> Nowhere = new()
    {
        ["COORDINATION_POSTGRES_CONNECTION"] = "Host=127.0.0.1;Port=1;Database=hall;Username=hall;Password=top-secret",
    };

    [Fact]
    public async Task Serve_DatabaseDoesNotAnswer_WaitsAndSaysSo()
    {
        using var server = ServingProcess.Launch(Nowhere);
        await server.SaysAsync("waiting for PostgreSQL database 'hall");
        await server.SaysAsync("Trying again in");

        (await server.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])["/health/ready", "/", "/v1/centres/hall/services"])
        {
            var answer = await server.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var body = await answer.Content.ReadAsStringAsync();
            body.ShouldContain("\"starting\"");
            body.ShouldContain("waits for its store");
            body.ShouldNotContain("127.0.0.1");
        }

        // A probe every second would be a warning every second.
        server.Errors.ShouldNotContain("was answered with");

        server.Errors.ShouldContain("127.0.0.1:1");
        server.Errors.ShouldNotContain("top-secret");
        server.Errors.ShouldNotContain("   at ");
        (await server.StopAsync()).ShouldBe(0);
    }
}
