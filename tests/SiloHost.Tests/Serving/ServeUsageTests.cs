using System.Net;
using System.Net.Sockets;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.TestKit;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>What cannot be served is told in one sentence, with the exit code for it.</summary>
public sealed class ServeUsageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-serve").FullName;

    private string Data => Path.Combine(_folder, "hall.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("http://0.0.0.0:5999", "--trusted-proxy")]
    [InlineData("http://*:5999", "--trusted-proxy")]
    [InlineData("http://[::]:5999", "--trusted-proxy")]
    [InlineData("http://192.0.2.7:5999", "--trusted-proxy")]
    [InlineData("http://example.org:5999", "--trusted-proxy")]
    [InlineData("http://127.0.0.1:5998;http://0.0.0.0:5999", "--trusted-proxy")]
    [InlineData("https://127.0.0.1:5999", "--https-certificate")]
    [InlineData("127.0.0.1:5999", "http://")]
    [InlineData("http://127.0.0.1:99999", "address")]
    [InlineData("http://127.0.0.1:5999/hall", "address")]
    [InlineData(";", "--urls")]
    public async Task Serve_AddressNotAllowed_Exits2(string urls, string words) => Check(await ServeAsync("--urls", urls), 2, words);

    [Theory]
    [InlineData("http://0.0.0.0:5999", "--trusted-proxy")]
    [InlineData("http://+:5999", "--trusted-proxy")]
    [InlineData("http://127.0.0.1:5998;http://192.0.2.7:5999", "--trusted-proxy")]
    [InlineData("https://127.0.0.1:5999", "--https-certificate")]
    public async Task Serve_AddressOfTheEnvironmentNotAllowed_Exits2(string urls, string words) =>
        Check(await Cli.RunAsync(new Dictionary<string, string> { ["ASPNETCORE_URLS"] = urls }, "serve", "--data", Data), 2, words);

    [Theory]
    [InlineData("--insecure-actors --trusted-proxy 192.0.2.7", "--insecure-actors believes whoever calls")]
    [InlineData("--insecure-actors --urls http://0.0.0.0:5999", "--insecure-actors believes whoever calls")]
    [InlineData("--trusted-proxy 0.0.0.0/0", "would believe everybody")]
    [InlineData("--trusted-proxy 192.0.2.300", "'192.0.2.300'")]
    [InlineData("--trusted-proxy 192.0.2.0/33", "'192.0.2.0/33'")]
    [InlineData("--https-certificate nowhere.pem", "'nowhere.pem'")]
    [InlineData("--https-key nowhere.pem", "--https-certificate")]
    [InlineData("--insecure", "--insecure")]
    public async Task Serve_WhoMayCallFromWhereIsWrong_Exits2(string options, string words) => Check(await ServeAsync(options.Split(' ')), 2, words);

    [Fact]
    public async Task Serve_ActorsTurnedOnBySettingsBeyondLoopback_Exits2() => Check(
        await Cli.RunProcessAsync(
            new Dictionary<string, string> { ["Coordination__Web__InsecureActors"] = "true" }, "serve", "--data", Data, "--trusted-proxy", "192.0.2.7", "--urls", "http://0.0.0.0:5999"),
        2, "--insecure-actors");

    [Theory]
    [InlineData("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:5999", "Kestrel:Endpoints")]
    [InlineData("Orleans__Endpoints__SiloListeningEndpoint", "0.0.0.0:5999", "Orleans:Endpoints")]
    public async Task Serve_EndpointInTheSettings_Exits2(string key, string address, string words) =>
        Check(await Cli.RunProcessAsync(new Dictionary<string, string> { [key] = address }, "serve", "--data", Data), 2, words);

    [Fact]
    public async Task Serve_LevelOfTheLogThatIsNone_Exits2() => Check(
        await Cli.RunProcessAsync(new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Loud" }, "serve", "--data", Data), 2, "Logging__LogLevel__Default");

    [Fact]
    public async Task Serve_OrleansSettingsThatCannotWork_Exits2() => Check(
        await Cli.RunProcessAsync(new Dictionary<string, string> { ["Orleans__Clustering__ProviderType"] = "Nope" }, "serve", "--data", Data, "--urls", "http://127.0.0.1:0"), 2, "'Orleans'");

    [Theory]
    [InlineData("{ \"Coordination\": { ")]
    [InlineData("{ \"Coordination\": { \"IdleAfter\": \"00:01:00\", \"idleafter\": \"00:02:00\" } }")]
    public void Read_SettingsFileThatIsNoJson_IsRefusedByItsName(string text)
    {
        var file = Path.Combine(_folder, "appsettings.json");
        File.WriteAllText(file, text);

        var fault = Should.Throw<ServeException>(() => ServeSettings.Read(() => new ConfigurationBuilder().AddJsonFile(file).Build()));

        fault.ExitCode.ShouldBe(2);
        fault.Message.ShouldContain(file);
        fault.Message.ShouldEndWith("Mend the file, or take it away.");
    }

    [Theory]
    [InlineData("--urls http://127.0.0.1:5998;http://127.0.0.1:5998", "stands twice")]
    [InlineData("--urls http://127.0.0.1:5998 --silo-port 5998", "--silo-port both name port 5998")]
    [InlineData("--urls http://127.0.0.1:5998 --gateway-port 5998", "--gateway-port both name port 5998")]
    public async Task Serve_PortNamedTwice_Exits2(string options, string words) => Check(await ServeAsync(options.Split(' ')), 2, words);

    [Theory]
    [InlineData("--dashboard", "--dashboard shows a silo")]
    [InlineData("--cluster", "--postgres")]
    [InlineData("--gateway-port 30444", "--gateway-port is a silo's")]
    [InlineData("--cluster-id hall", "--cluster-id is a silo's")]
    public async Task Serve_InProcessAndWhatNeedsASilo_Exits2(string other, string words) =>
        Check(await ServeAsync(["--in-process", .. other.Split(' ')]), 2, words);

    [Fact]
    public async Task Serve_AdvertiseWithoutACluster_Exits2() => Check(await ServeAsync("--advertise", "127.0.0.1"), 2, "--cluster");

    [Fact]
    public async Task Serve_FileThatAnotherHostServes_Exits1AndNamesTheProcess()
    {
        await using var first = await Served.StartAsync("--data", Data);

        Check(await ServeAsync("--urls", "http://127.0.0.1:0"), 1, $"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task Serve_SpeedOutOfRange_Exits2() => Check(await ServeAsync("--demo", "--speed", "0"), 2, "--speed");

    [Fact]
    public async Task Serve_PlanMissing_Exits2() => Check(await ServeAsync("--plan", Path.Combine(_folder, "no.json")), 2, "no.json");

    [Fact]
    public async Task Serve_PlanIsAFolder_Exits2() => Check(await ServeAsync("--plan", _folder), 2, $"--plan must name a file, and '{_folder}' is a folder.");

    [Fact]
    public async Task Serve_PlanWithFaults_Exits1AndNamesTheFirst()
    {
        var plan = Path.Combine(_folder, "plan.json");
        await File.WriteAllTextAsync(plan, """{"centre":"x","name":5,"colour":"green"}""");

        Check(await ServeAsync("--plan", plan), 1, "faults");
    }

    [Fact]
    public async Task Serve_DataIsAFolder_Exits2() => Check(await Cli.RunAsync("serve", "--data", _folder), 2, "folder");

    [Fact]
    public async Task Serve_DataFolderCannotBeMade_Exits1()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "");

        Check(await Cli.RunAsync("serve", "--data", Path.Combine(_folder, "file", "hall.db")), 1, "--data");
    }

    [Fact]
    public async Task Serve_DataIsNoDatabase_Exits1()
    {
        await File.WriteAllTextAsync(Data, new string('x', 8192));

        Check(await ServeAsync("--urls", "http://127.0.0.1:0"), 1, "hall.db");

        Directory.GetFiles(_folder).ShouldBe([Data]);
    }

    [Fact]
    public async Task Serve_PortInUse_Exits1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Check(await ServeAsync("--urls", $"http://{other.LocalEndpoint}"), 1, "in use");
    }

    [Theory]
    [InlineData("--silo-port")]
    [InlineData("--gateway-port")]
    public async Task Serve_PortOfTheSiloInUse_Exits1AndNamesIt(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Check(await ServeAsync("--urls", "http://127.0.0.1:0", option, $"{((IPEndPoint)other.LocalEndpoint).Port}"), 1, $"port {((IPEndPoint)other.LocalEndpoint).Port}");
    }

    private Task<CliResult> ServeAsync(params string[] arguments) => Cli.RunAsync(["serve", "--data", Data, .. arguments]);

    private static void Check(CliResult result, int exitCode, string words)
    {
        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain(words);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Output.ShouldBeEmpty();
    }
}
