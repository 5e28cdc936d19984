using System.Net;
using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>Keys that the command line makes and revokes while a host serves the record.</summary>
public sealed class ServedAccessTests : IDisposable
{
    private const string Queue = "/management/v1/centres/riverside/queue";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_KeyMadeAndRevokedBeside_IsTakenAndThenRefused()
    {
        var data = _folder.File("hall.db");
        await using var served = await Served.StartAsync("--data", data);
        var made = await Cli.RunAsync("access", "key", "--data", data, "--role", "viewer", "--hall", "riverside", "--reason", "Statistics.");
        var key = made.Output.Split('\n')[0];

        (await CallAsync(served, key)).ShouldBe(HttpStatusCode.OK, made.Error);
        (await Cli.RunAsync("access", "revoke", "--data", data, "--key", key, "--reason", "Done.")).ExitCode.ShouldBe(0);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await CallAsync(served, key) != HttpStatusCode.Unauthorized)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        (await CallAsync(served, null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_OfSomebodyInThePlan_MadeAgain_IsAnotherOfTheSamePrincipal()
    {
        var data = _folder.File("hall.db");
        await using (await Served.StartAsync("--in-process", "--data", data))
        {
        }

        string[] make = ["access", "key", "--data", data, "--hall", "riverside", "--staff", "anna", "--department", "centre", "--reason", "A tour.", "--json"];
        var (first, again) = (await Cli.RunAsync([.. make, "--role", "staff"]), await Cli.RunAsync([.. make, "--role", "staff"]));

        using var one = JsonDocument.Parse(first.Output);
        using var other = JsonDocument.Parse(again.Output);
        other.RootElement.GetProperty("principal").GetString().ShouldBe(one.RootElement.GetProperty("principal").GetString());
        other.RootElement.GetProperty("key").GetString().ShouldNotBe(one.RootElement.GetProperty("key").GetString());
        foreach (var more in (string[][])[["--role", "head"], ["--role", "staff", "--name", "Anna"]])
        {
            var refused = await Cli.RunAsync([.. make, .. more]);
            refused.ExitCode.ShouldNotBe(0);
            refused.Error.ShouldContain("--principal");
        }
    }

    [Fact]
    public async Task Help_OfKeys_SaysWhatDevicesAreThereFor() =>
        (await Cli.RunAsync("access", "key", "--help")).Output.ReplaceLineEndings(" ").ShouldContain("kiosk gives out");

    private static async Task<HttpStatusCode> CallAsync(Served served, string? key)
    {
        using var call = new HttpRequestMessage(HttpMethod.Get, Queue);
        if (key is not null)
        {
            call.Headers.Authorization = new("Bearer", key);
        }

        using var answer = await served.Client.SendAsync(call);
        return answer.StatusCode;
    }
}
