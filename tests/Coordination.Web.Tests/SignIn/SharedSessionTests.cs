using System.Net;
using Coordination.Access;
using Coordination.Postgres;
using Coordination.TestKit.Access;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Coordination.Web.SignIn;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

/// <summary>Two hosts of one database, each with a memory of its own.</summary>
[NeedsPostgres]
public sealed class SharedSessionTests : IAsyncLifetime
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private PostgresServer? _server;
    private string? _connection;

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute().Obstacle is null)
        {
            _server = await PostgresServer.StartAsync();
            _connection = await _server.CreateDatabaseAsync();
        }
    }

    public async Task DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    [NeedFact]
    public async Task Session_OfOneHost_HoldsOnAnotherAndAfterARestartUntilItIsRevoked()
    {
        await using var other = await StartAsync();
        string link;
        SignInVisitor visitor;
        await using (var one = await StartAsync())
        {
            await one.PublishAsync();
            link = (await SignInFixture.NewLinkAsync(one.Coordination.Access(TestPlan.Centre), Role.Supervisor, TimeProvider.System)).Secret!;
            visitor = new SignInVisitor(one.Client.BaseAddress!);

            // The form that one host gave out is taken by the other.
            var token = SignInVisitor.TokenIn(await visitor.ReadAsync("/sign-in/link"));
            using var answer = await visitor.PostAsync(new Uri(other.Client.BaseAddress!, "/sign-in/link").AbsoluteUri, ("token", token), ("link", link));
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
            (await visitor.Client.GetAsync("/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using var again = await StartAsync();
        var session = new Api(new HttpClient { BaseAddress = again.Client.BaseAddress });
        var cookie = visitor.Cookies.Single(kept => kept.Name == again.Service<CookieNames>().Of("coordination-session"));
        var who = (await session.GetAsync("/session", ("Cookie", $"{cookie.Name}={cookie.Value}"))).ShouldBe(200);

        (await other.Coordination.Access(TestPlan.Centre).ExecuteAsync(new RevokeCredential(who["session"]!) { Reason = "Left open." }, Admin)).Require();
        await Until.TrueAsync(async () => (await session.GetAsync("/session", ("Cookie", $"{cookie.Name}={cookie.Value}"))).Status == 401);
        visitor.Dispose();
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(
        store => store.UsePostgres(new PostgresJournalOptions { ConnectionString = _connection!, MigrateAtStart = true }),
        services: services => services.AddCoordinationSignIn());
}
