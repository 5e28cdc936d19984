using System.Net;
using System.Text.Json;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Terminal;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Access;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>Links that a host shows at its start, and that the command line makes.</summary>
public sealed class ServedSignInTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("hall.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_FirstStart_ShowsALinkForTheFirstAdministrator()
    {
        await using (var served = await Served.StartAsync("--in-process", "--data", Data))
        {
            using var visitor = new SignInVisitor(served.Client.BaseAddress!);
            await visitor.SignInAsync(Links(served).ShouldHaveSingleItem());

            var session = JsonDocument.Parse(await visitor.ReadAsync("/session")).RootElement;
            session.GetProperty("grants")[0].GetProperty("role").GetString().ShouldBe("administrator");
            (await visitor.Client.GetAsync("/management/v1/access")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using var again = await Served.StartAsync("--in-process", "--data", Data);
        Links(again).ShouldBeEmpty();
        (await Cli.RunAsync("verify", "--data", Data)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Serve_BehindAProxyOfThisMachine_ShowsHowALinkIsMadeAndNone()
    {
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", Data, "--trusted-proxy", "127.0.0.1");

        Links(served).ShouldBeEmpty();
        var made = served.Welcome.Single(line => line.Contains("silo-host access link", StringComparison.Ordinal)).Split("silo-host ")[1].Split(' ');
        var link = (await Cli.RunAsync([.. made.Select(word => word.Replace("YOUR-NAME", "hall.example", StringComparison.Ordinal))])).Output.Split('\n')[0];
        link.ShouldStartWith("https://hall.example/sign-in/link#cdl_");
        using var visitor = new SignInVisitor(served.Client.BaseAddress!);
        await visitor.SignInAsync(link);
    }

    [Fact]
    public async Task Serve_StartedAgainWithoutASignIn_ShowsAnotherLinkForTheSamePerson()
    {
        await using (await Served.StartAsync("--in-process", "--data", Data))
        {
        }

        await using var again = await Served.StartAsync("--in-process", "--data", Data);

        Links(again).ShouldHaveSingleItem();
        using var list = JsonDocument.Parse((await Cli.RunAsync("access", "list", "--data", Data, "--json")).Output);
        list.RootElement.GetProperty("principals").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Serve_Demo_ShowsALinkForEachRole()
    {
        await using var served = await Served.StartAsync("--in-process", "--data", Data, "--demo", "--speed", "0.1");

        var roles = new List<string>();
        foreach (var link in Links(served))
        {
            using var visitor = new SignInVisitor(served.Client.BaseAddress!);
            await visitor.SignInAsync(link);
            roles.Add(JsonDocument.Parse(await visitor.ReadAsync("/session")).RootElement.GetProperty("grants")[0].GetProperty("role").GetString()!);
        }

        roles.Order().ShouldBe(["administrator", "auditor", "head", "staff", "supervisor", "viewer"]);
    }

    [Fact]
    public async Task Link_MadeBeside_SignsInOnce()
    {
        await using var served = await Served.StartAsync("--in-process", "--data", Data);
        var made = await Cli.RunAsync("access", "link", "--data", Data, "--role", "auditor", "--hall", "riverside", "--minutes", "5", "--url", "https://hall.example");

        made.ExitCode.ShouldBe(0, made.Error);
        var link = made.Output.Split('\n')[0];
        link.ShouldStartWith("https://hall.example/sign-in/link#cdl_");
        using var visitor = new SignInVisitor(served.Client.BaseAddress!);
        await visitor.SignInAsync(link);
        (await visitor.ReadAsync("/sign-in")).ShouldContain("Auditor, Riverside Town Hall");
        made.Output.ShouldContain("It signs p-");
    }

    [Fact]
    public async Task Invitation_MadeBeside_SaysWhatItIs()
    {
        await using var served = await Served.StartAsync("--in-process", "--data", Data);

        var made = await Cli.RunAsync("access", "link", "--data", Data, "--role", "auditor", "--hall", "riverside", "--invitation");

        made.Output.Split('\n')[0].ShouldContain("/sign-in/invitation#cdi_");
        made.Output.ShouldContain("chooses the name and the password by which p-");
        made.Output.ShouldNotContain("It signs");
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", null, null, true)]
    [InlineData("http://127.0.0.1:0", null, "NOTIFY_SOCKET", false)]
    [InlineData("http://127.0.0.1:0", null, "JOURNAL_STREAM", false)]
    [InlineData("http://127.0.0.1:0", "127.0.0.1/32", null, false)]
    [InlineData("http://0.0.0.0:0", "127.0.0.1/32", null, false)]
    public void MayShow_WhereALogOrAnotherMachineCouldHaveIt_No(string url, string? proxy, string? variable, bool may)
    {
        using var error = new MemoryStream();
        using var log = new ErrorLog(error);
        var console = new CommandConsole(new MemoryStream(), error, name => name == variable ? "x" : null) { Log = log };
        var options = new ServeOptions { Console = console, Http = new HttpOptions { Urls = [url], TrustedProxies = proxy is null ? [] : [System.Net.IPNetwork.Parse(proxy)] } };

        StartLinks.MayShow(options, ListenAddress.ReadAll(options)).ShouldBe(may);
    }

    private static List<string> Links(Served served) =>
        [.. served.Welcome.Where(line => line.Contains("/sign-in/link#", StringComparison.Ordinal)).Select(line => line[line.IndexOf("http", StringComparison.Ordinal)..])];
}
