using System.Diagnostics;
using System.Net;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Access;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>A page of the console that somebody follows while the silo behind it is killed.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class ConsoleFailoverTests(ClusterFixture cluster)
{
    private const string Page = "/console/halls/hall/queues";

    // As the page's own stream tells a browser.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <remarks>Within five seconds in a long run; in the short suite more is allowed.</remarks>
    [NeedFact]
    public async Task Page_WhoseSiloIsKilled_IsCurrentAgainAtAnotherWithoutANewSignIn()
    {
        var silos = await cluster.StartAsync();
        using var visitor = new SignInVisitor(silos[0].Client.BaseAddress!);
        var made = await Cli.RunAsync(cluster.Store.Environment, "access", "link", "--role", "supervisor", "--hall", "hall", "--reason", "A test.");
        made.ExitCode.ShouldBe(0, made.Error);
        await visitor.SignInAsync(made.Output.Split('\n')[0].Trim());
        using (var stream = await OpenAsync(visitor, silos[0].Client.BaseAddress!))
        {
            await NextViewAsync(stream);
            var since = Stopwatch.GetTimestamp();
            using var starvation = new CpuStarvation();
            silos[0].Kill();
            cluster.Forget(silos[0]);
            await ReadToEndAsync(stream);

            using var again = await ReconnectAsync(visitor, silos[1].Client.BaseAddress!);
            await NextViewAsync(again);

            var taken = Stopwatch.GetElapsedTime(since);
            CrashSettings.Tell($"a page was current again after {taken.TotalSeconds:f2} s");
            taken.ShouldBeLessThanOrEqualTo(CrashSettings.Allow(TimeSpan.FromSeconds(5), starvation.Late));
        }

        await cluster.StartAsync();
    }

    private static async Task<HttpResponseMessage> ReconnectAsync(SignInVisitor visitor, Uri silo)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            await Task.Delay(Retry);
            try
            {
                return await OpenAsync(visitor, silo);
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(begun) < Patience)
            {
                // It does not know of the hall's new home yet: a browser tries again.
            }
        }
    }

    // One browser, and a load balancer that sends it to whichever silo there is: cookies know no ports.
    private static async Task<HttpResponseMessage> OpenAsync(SignInVisitor visitor, Uri silo)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(silo, Page));
        request.Headers.Add("Accept", "text/event-stream");
        var answer = await visitor.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            answer.Dispose();
            throw new HttpRequestException($"The page was answered with {(int)answer.StatusCode}.");
        }

        return answer;
    }

    private static async Task NextViewAsync(HttpResponseMessage stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(patience.Token));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == "event: view")
            {
                return;
            }
        }

        throw new EndOfStreamException("The stream has ended.");
    }

    private static async Task ReadToEndAsync(HttpResponseMessage stream)
    {
        try
        {
            await (await stream.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            // Cut off, as by the end of a process.
        }
    }
}
