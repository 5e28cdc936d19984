using Coordination.Access;
using Coordination.Console.Live;
using Coordination.Console.Tests.Hosting;
using Coordination.TestKit.Access;
using Coordination.Web.Events;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Live;

/// <summary>A page follows the hall; readers of the same share what is rendered; nobody's view is rendered for nobody.</summary>
public sealed class LiveTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Stream_OfAPage_SendsItsContentAndWhatBecomesOfIt()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var stream = await OpenAsync(await hall.VisitorAsync(Role.Viewer), patience.Token);
        var first = await stream.NextViewAsync();
        first.ShouldStartWith("<");
        first.ShouldNotContain("<html");
        first.ShouldNotContain("name=\"token\"");

        var request = await hall.SubmitAsync(ConsolePlan.Paper);

        var shown = await stream.NextViewAsync();
        while (!shown.Contains($"{request}", StringComparison.Ordinal))
        {
            shown = await stream.NextViewAsync();
        }
    }

    [Fact]
    public async Task Streams_OfTheSamePageAndRights_AreOneView()
    {
        var views = hall.Host.Service<LiveViews>();
        using var patience = new CancellationTokenSource(Patience);

        // What other tests looked at goes by itself.
        await Until.TrueAsync(() => Task.FromResult(views.Count == 0));
        await using (await OpenAsync(await NewAsync(Role.Supervisor), patience.Token, "?department=papers"))
        {
            await using var same = await OpenAsync(await NewAsync(Role.Supervisor), patience.Token, "?department=papers");
            await same.NextViewAsync();
            views.Count.ShouldBe(1);
            await using var other = await OpenAsync(await NewAsync(Role.Administrator), patience.Token, "?department=papers");
            await other.NextViewAsync();
            views.Count.ShouldBe(2);
        }

        await Until.TrueAsync(() => Task.FromResult(views.Count == 0));
    }

    [Fact]
    public async Task Stream_OfASessionThatEnds_Ends()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var visitor = new SignInVisitor(hall.Address);
        var link = await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre));
        await visitor.SignInAsync(link.Secret!);
        await using var stream = await OpenAsync(visitor, patience.Token);
        await stream.NextViewAsync();

        (await hall.Host.Coordination.Access(ConsolePlan.Centre).ExecuteAsync(
            new DisablePrincipal(link.Principal!.Value) { Reason = "A test." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();

        await stream.ReadToEndAsync();
    }

    [Fact]
    public async Task Stream_WhoseFirstReaderHasGone_GoesOnForTheOthers()
    {
        var batch = await hall.GiveBatchAsync();
        foreach (var page in (string[])["batches", $"batches/{batch}"])
        {
            using var patience = new CancellationTokenSource(Patience);
            using var visitor = new SignInVisitor(hall.Address);
            var link = await hall.NewLinkAsync(new Grant(Role.Auditor, ConsolePlan.Centre));
            await visitor.SignInAsync(link.Secret!);
            await using var first = await PageStream.OpenAsync(visitor.Client, $"/console/halls/town/{page}", patience.Token);
            await first.NextViewAsync();
            await using var second = await PageStream.OpenAsync((await NewAsync(Role.Auditor)).Client, $"/console/halls/town/{page}", patience.Token);
            await second.NextViewAsync();
            (await hall.Host.Coordination.Access(ConsolePlan.Centre).ExecuteAsync(
                new DisablePrincipal(link.Principal!.Value) { Reason = "A test." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
            await first.ReadToEndAsync();

            // With its connection, nothing is left of the first reader's call.
            visitor.Dispose();
            for (var time = 0; time < 2; time++)
            {
                await hall.SubmitAsync(ConsolePlan.Paper);
                await second.UntilAsync("same");
            }
        }
    }

    [Fact]
    public async Task Streams_MoreThanOneReaderMayHave_AreRefusedToThemAlone()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var greedy = await NewAsync(Role.Viewer);
        var open = new List<PageStream>();
        for (var one = 0; one < LiveViews.MostOfOne; one++)
        {
            open.Add(await OpenAsync(greedy, patience.Token));
        }

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/console/halls/town");
        asked.Headers.Add("Accept", "text/event-stream");
        using var refused = await greedy.Client.SendAsync(asked, patience.Token);
        await using (var other = await OpenAsync(await NewAsync(Role.Viewer), patience.Token))
        {
            await other.NextViewAsync();
        }

        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.TooManyRequests);
        (await refused.Content.ReadAsStringAsync(patience.Token)).ShouldContain("You follow 50 pages already");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task View_WhoseRenderingIsStoppedByAnother_GoesOn()
    {
        using var patience = new CancellationTokenSource(Patience);
        var renderings = 0;
        var view = new LiveView(
            ConsolePlan.Centre, hall.Host.Service<EventFeed>(), _ => Interlocked.Increment(ref renderings) == 1 ? throw new OperationCanceledException() : ValueTask.FromResult<string?>("<p>shown</p>"), _ => { });
        var reader = view.Enter()!;

        var frame = "";
        while (!frame.Contains("<p>shown</p>", StringComparison.Ordinal))
        {
            frame = System.Text.Encoding.UTF8.GetString(await reader.Reader.ReadAsync(patience.Token));
        }

        view.Leave(reader).ShouldBeTrue();
    }

    private async Task<SignInVisitor> NewAsync(Role role)
    {
        var visitor = new SignInVisitor(hall.Address);
        await visitor.SignInAsync((await hall.NewLinkAsync(new Grant(role, ConsolePlan.Centre))).Secret!);
        return visitor;
    }

    private static Task<PageStream> OpenAsync(SignInVisitor visitor, CancellationToken cancellation, string query = "") =>
        PageStream.OpenAsync(visitor.Client, $"/console/halls/town{query}", cancellation);
}
