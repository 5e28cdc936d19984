using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Problems;

/// <summary>Faults of the store reach the caller as problems that say what to do, and the log in full.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly InMemoryJournal _journal = new();
    private TestHost _host = null!;

    private Api Api => new(_host.Client);

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(store => store.Services.AddSingleton<IJournal>(_journal));
        await _host.PublishAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Submit_StoreUnavailable_SaysThatNothingWasWritten() =>
        (await SubmitAsync(new JournalUnavailableException("secret disk"))).ShouldBeProblem(503, "unavailable").RetryAfter.ShouldBe("5");

    /// <remarks>As ASP.NET Core's own check of host names does, which an application's builder adds first.</remarks>
    [Fact]
    public async Task Call_RefusedByAnEarlierFilter_IsAProblem()
    {
        await using var host = await TestHost.StartAsync(store =>
        {
            store.Services.AddSingleton<IJournal>(new InMemoryJournal());
            store.Services.AddSingleton<IStartupFilter, RefuseEverything>();
        });

        (await new Api(host.Client).GetAsync("/v1/centres/riverside/services")).ShouldBeProblem(400, "invalid");
    }

    [Fact]
    public async Task Submit_DiskOfTheStoreFull_SaysSo()
    {
        var reply = (await SubmitAsync(new JournalUnavailableException("secret path") { Reason = JournalUnavailableReason.Full })).ShouldBeProblem(503, "unavailable");

        reply["detail"]!.ShouldContain("disk is full");
        reply.RetryAfter.ShouldBe("5");
        reply.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Submit_StoreReadOnly_SaysSo() =>
        (await SubmitAsync(new JournalUnavailableException("secret path") { Reason = JournalUnavailableReason.ReadOnly })).ShouldBeProblem(503, "unavailable")["detail"]!.ShouldContain("takes no writes");

    [Fact]
    public async Task Submit_StoreUnavailable_IsLoggedInOneLineWithoutAStack()
    {
        await SubmitAsync(new JournalUnavailableException("disk sda5"));

        var line = _host.Log.Lines.Single(line => line.Contains("disk sda5", StringComparison.Ordinal));
        line.ShouldStartWith("Warning 3002");
        line.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Submit_GrainDroppedAgainAndAgain_SaysToTryAgain() =>
        (await SubmitAsync(new GrainDroppedException(new GrainKey(GrainKind.Request, "r")), times: 4)).ShouldBeProblem(503, "fenced").RetryAfter.ShouldBe("1");

    [Fact]
    public async Task Submit_AnswerOfTheStoreLost_SaysThatItIsNotKnown() =>
        (await SubmitAsync(new CommitUnknownException("secret line"))).ShouldBeProblem(503, "commit-unknown")["detail"]!.ShouldContain("Idempotency-Key");

    [Fact]
    public async Task Submit_StoreDamaged_SaysNothingOfTheInside()
    {
        var reply = (await SubmitAsync(new JournalCorruptException("secret page 5"))).ShouldBeProblem(500, "internal");

        reply.Text.ShouldNotContain("secret");
        _host.Log.Lines.ShouldContain(line => line.StartsWith("Error 3001", StringComparison.Ordinal) && line.Contains("secret page 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_AnotherHostWrote_SaysToTryAgain() =>
        (await SubmitAsync(new FencedException(new CentreId("hall"), new Epoch(1)))).ShouldBeProblem(503, "fenced").RetryAfter.ShouldBe("1");

    [Fact]
    public async Task Unknown_Path_IsAProblem() => (await Api.GetAsync("/v1/nothing")).ShouldBeProblem(404, "not-found");

    [Fact]
    public async Task Unknown_Method_IsAProblem() =>
        (await Api.SendAsync(HttpMethod.Delete, "/v1/centres/hall/services", null)).ShouldBeProblem(405, "method-not-allowed");

    [Fact]
    public async Task Unknown_PathOutsideTheApi_IsLeftToTheApplication() => (await Api.GetAsync("/elsewhere")).ShouldBe(404).Text.ShouldBeEmpty();

    private async Task<ApiReply> SubmitAsync(Exception fault, int times = 1)
    {
        // The fault is for the submission alone.
        await ((EmbeddedHost)_host.Coordination).WhenIdleAsync();
        for (var i = 0; i < times; i++)
        {
            _journal.FailNext(fault);
        }

        return await Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1" });
    }

    private sealed class RefuseEverything : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => app.Run(context =>
        {
            context.Response.StatusCode = 400;
            return Task.CompletedTask;
        });
    }
}
