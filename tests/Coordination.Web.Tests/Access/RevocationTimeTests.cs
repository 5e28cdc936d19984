using System.Net;
using Coordination.Access;
using Coordination.Journal;
using Coordination.TestKit.Access;
using Coordination.TestKit.Clocks;
using Coordination.Testing.Journal;
using Coordination.Web.SignIn;
using Coordination.Web.Tests.Events;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>What is revoked at one host holds at another within five seconds, by a clock that is the test's own.</summary>
public sealed class RevocationTimeTests : IAsyncLifetime
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    // For a machine that is busy, by its own clock: nothing happens in it that the test's clock does not say.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private readonly SteppedTime _time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly InMemoryStore _store = new();
    private readonly FaultyJournal _read;
    private TestHost? _one;
    private TestHost? _other;

    public RevocationTimeTests() => _read = FaultyJournal.Around(new InMemoryJournal(_store));

    private TestHost One => _one!;

    private TestHost Other => _other!;

    private IAccessGrain Access => One.Coordination.Access(TestPlan.Centre);

    public async Task InitializeAsync()
    {
        (_one, _other) = (await StartAsync(new InMemoryJournal(_store)), await StartAsync((IJournal)(object)_read));
        await One.PublishAsync();
    }

    public async Task DisposeAsync()
    {
        await Other.DisposeAsync();
        await One.DisposeAsync();
    }

    [Fact]
    public async Task Stream_WhoseKeyAnotherHostRevokes_EndsInFiveSeconds()
    {
        var key = await One.Coordination.NewKeyAsync(new Grant(Role.Viewer, TestPlan.Centre), lives: TimeSpan.FromDays(1));
        await using var stream = await SseReader.OpenAsync(Other.Client, "/v1/events?centre=hall", null, ("X-Api-Key", key.Secret));
        (await Access.ExecuteAsync(new RevokeCredential(key.Credential) { Reason = "Lost." }, Admin)).Require();

        _time.Advance(Promised);

        (await stream.NextAsync().WaitAsync(Patience)).ShouldBeNull();
    }

    [Fact]
    public async Task Session_ThatAnotherHostRevokes_EndsInFiveSeconds()
    {
        using var visitor = new SignInVisitor(One.Client.BaseAddress!);
        await visitor.SignInAsync((await SignInFixture.NewLinkAsync(Access, Role.Supervisor, _time)).Secret!);
        var cookie = visitor.Cookies.Single(kept => kept.Name == One.Service<CookieNames>().Of("coordination-session"));
        var (session, held) = (new Api(Other.Client), ("Cookie", $"{Other.Service<CookieNames>().Of("coordination-session")}={cookie.Value}"));
        var who = (await session.GetAsync("/session", held)).ShouldBe(200);
        (await Access.ExecuteAsync(new RevokeCredential(who["session"]!) { Reason = "Left open." }, Admin)).Require();

        // Whoever brings what nobody knows waits for a moment, in case that it was made just now.
        _time.Advance(Promised - Moment);
        _time.IsSet += due => _time.Advance(due <= Moment ? due : TimeSpan.Zero);

        // Nobody is let in by what was known before: where it cannot be read, nobody at all.
        _read.FailOn(nameof(IJournal.ReadVersionsAsync), new JournalUnavailableException("away"));
        (await session.GetAsync("/session", held)).Status.ShouldBe((int)HttpStatusCode.ServiceUnavailable);
        _read.Repair();
        (await session.GetAsync("/session", held)).Status.ShouldBe((int)HttpStatusCode.Unauthorized);
    }

    private Task<TestHost> StartAsync(IJournal journal) => TestHost.StartAsync(
        store => store.Services.AddSingleton<TimeProvider>(_time).AddSingleton(journal),
        web => web.InsecureActors = false,
        services: services => services.AddCoordinationSignIn());
}
