using System.Net;
using Coordination.Access;
using Coordination.Sqlite;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

/// <summary>Two installations on ports of one machine, and one browser: cookies know no ports.</summary>
public sealed class NeighbouringTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-neighbours").FullName;
    private TestHost? _one;
    private TestHost? _other;

    private TestHost One => _one ?? throw new InvalidOperationException("The host has not started.");

    private TestHost Other => _other ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => (_one, _other) = (await StartAsync("one.db"), await StartAsync("other.db"));

    public async Task DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task SignIn_AtBothInOneBrowser_HoldsAtBoth()
    {
        using var visitor = new SignInVisitor(One.Client.BaseAddress!);
        await visitor.SignInAsync(await LinkAsync(One));
        var token = SignInVisitor.TokenIn(await visitor.ReadAsync("/sign-in"));

        var there = At(Other, "/sign-in/link");
        using var answer = await visitor.PostAsync(there, ("token", SignInVisitor.TokenIn(await visitor.ReadAsync(there))), ("link", await LinkAsync(Other)));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.Client.GetAsync(At(Other, "/session"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.Client.GetAsync(At(One, "/session"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        // And the page that was open meanwhile goes on.
        using var signOut = await visitor.PostAsync("/sign-out", ("token", token));
        signOut.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.Client.GetAsync(At(Other, "/session"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string At(TestHost host, string path) => new Uri(host.Client.BaseAddress!, path).AbsoluteUri;

    private static async Task<string> LinkAsync(TestHost host) =>
        (await SignInFixture.NewLinkAsync(host.Coordination.Access(TestPlan.Centre), Role.Supervisor, TimeProvider.System)).Secret!;

    private async Task<TestHost> StartAsync(string file)
    {
        var host = await TestHost.StartAsync(store => store.UseSqlite(Path.Combine(_folder, file)), services: services => services.AddCoordinationSignIn());
        await host.PublishAsync();
        return host;
    }
}
