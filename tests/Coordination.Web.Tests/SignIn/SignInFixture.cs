using System.Collections.Concurrent;
using Coordination.Access;
using Coordination.Sqlite;
using Coordination.TestKit.Access;
using Coordination.Web.SignIn;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Web.Tests.SignIn;

/// <summary>A hall where people sign in, with a clock that can be set ahead and everything that is logged.</summary>
public sealed class SignInFixture : IAsyncLifetime
{
    /// <summary>Few: what a password is worth against whoever has its hash is asked of the default alone.</summary>
    public const int PasswordRounds = 1_000;

    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-sign-in").FullName;
    private TestHost? _host;

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    internal ShiftedTime Time { get; } = new();

    /// <summary>Whatever was logged, at every level.</summary>
    internal AllLogged Logged { get; } = new();

    internal IAccessGrain Access => Host.Coordination.Access(TestPlan.Centre);

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(
            store =>
            {
                store.Services.AddSingleton<TimeProvider>(Time);
                store.UseSqlite(Path.Combine(_folder, "hall.db"));
            },
            services: services =>
            {
                services.AddCoordinationSignIn();
                services.Configure<PasswordHasherOptions>(CoordinationSessionDefaults.AuthenticationScheme, hashing => hashing.IterationCount = PasswordRounds);
                services.AddSingleton<ILoggerProvider>(Logged);
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
            });
        await _host.PublishAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What the cookie of a session is called here.</summary>
    internal string SessionCookie => Host.Service<CookieNames>().Of("coordination-session");

    internal SignInVisitor NewVisitor() => new(Host.Client.BaseAddress!);

    /// <summary>A new person with a role, and a link for them.</summary>
    internal Task<AccessReceipt> NewLinkAsync(Role role = Role.Viewer) => NewLinkAsync(Access, role, Time);

    /// <summary>A new person with a role, and an invitation to choose a name and a password.</summary>
    internal Task<AccessReceipt> NewInvitationAsync(Role role = Role.Viewer) => NewLinkAsync(Access, role, Time, isInvitation: true);

    internal static async Task<AccessReceipt> NewLinkAsync(IAccessGrain access, Role role, TimeProvider time, bool isInvitation = false)
    {
        var add = new AddPrincipal(PrincipalKind.Person) { Name = "Eva Smith", Grants = [new Grant(role, TestPlan.Centre)], Reason = "A test." };
        var principal = (await access.ExecuteAsync(add, Admin)).Require().Principal!.Value;
        return (await access.ExecuteAsync(new IssueLink(principal, time.GetUtcNow().AddMinutes(15)) { IsInvitation = isInvitation, Reason = "A test." }, Admin)).Require();
    }
}

/// <summary>Keeps all that is logged.</summary>
internal sealed class AllLogged : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue($"{state}");
        return null;
    }

    public void Dispose()
    {
    }
}
