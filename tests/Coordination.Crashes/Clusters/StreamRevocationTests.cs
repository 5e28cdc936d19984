using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>What one silo revokes ends the event streams of another.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed partial class StreamRevocationTests(ClusterFixture cluster)
{
    [NeedFact]
    public async Task Key_RevokedAtOneSilo_EndsItsStreamAtTheOtherWithinFiveSeconds()
    {
        var silos = await cluster.StartAsync();
        var (administrator, auditor) = (await NewKeyAsync("administrator"), await NewKeyAsync("auditor"));
        using var stream = await OpenAsync(silos[1].Client, auditor);
        using var lasting = await OpenAsync(silos[1].Client, administrator);
        var reading = ReadToEndAsync(stream);

        using var revoke = new HttpRequestMessage(HttpMethod.Post, $"/management/v1/centres/hall/access/credentials/{auditor[4..12]}/revoke") { Content = JsonContent.Create(new { reason = "Lost." }) };
        revoke.Headers.Add("X-Api-Key", administrator);
        using var starvation = new CpuStarvation();
        using var answer = await silos[0].Client.SendAsync(revoke);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var revoked = Stopwatch.GetTimestamp();
        await reading.WaitAsync(TimeSpan.FromMinutes(1));

        Stopwatch.GetElapsedTime(revoked).ShouldBeLessThan(CrashSettings.Allow(TimeSpan.FromSeconds(5), starvation.Late));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/management/v1/events?centre=hall");
        again.Headers.Add("X-Api-Key", auditor);
        using var refused = await silos[1].Client.SendAsync(again);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ReadToEndAsync(lasting).IsCompleted.ShouldBeFalse();
    }

    private async Task<string> NewKeyAsync(string role)
    {
        var made = await Cli.RunAsync(cluster.Store.Environment, "access", "key", "--role", role, "--hall", "hall", "--reason", "A test.");
        made.ExitCode.ShouldBe(0, made.Error);
        return Key().Match(made.Output).Value;
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient silo, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/management/v1/events?centre=hall");
        request.Headers.Add("X-Api-Key", key);
        var response = await silo.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response;
    }

    private static async Task ReadToEndAsync(HttpResponseMessage stream) => await (await stream.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);

    [GeneratedRegex("cdn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();
}
