using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Ports;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Images;

/// <summary>The program started as its container starts it: nobody's rights, one folder to write, the container's environment alone.</summary>
public sealed class ContainerTests(PublishedProgram published) : IClassFixture<PublishedProgram>, IDisposable
{
    // Not the image's own user: this one has no home and no files on any machine.
    private const string Nobody = "65534";

    private readonly string _volume = Directory.CreateTempSubdirectory("coordination-volume-").FullName;
    private readonly string _work = Directory.CreateTempSubdirectory("coordination-work-").FullName;

    public void Dispose()
    {
        Directory.Delete(_volume, recursive: true);
        Directory.Delete(_work, recursive: true);
    }

    [Fact]
    public async Task Serve_AsInTheContainer_AnswersAndStopsInGoodOrder()
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        await GiveAsync(_volume);
        var app = Directory.GetFileSystemEntries(published.App, "*", SearchOption.AllDirectories).Order().ToList();
        using var serving = Start("serve", "--urls", url.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal), "--trusted-proxy", "192.0.2.7");
        var welcome = await serving.StandardOutput.ReadLineAsync();
        if (welcome is null)
        {
            await serving.WaitForExitAsync();
            throw new InvalidOperationException(await serving.StandardError.ReadToEndAsync());
        }

        welcome.ShouldContain("is served");
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        foreach (var path in HealthPaths())
        {
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        (await RunAsync("health", "--url", url)).ShouldBe((0, $"{url} is ready.\n"));
        (await client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        File.Exists(Path.Combine(_volume, "coordination", "hall.db")).ShouldBeTrue();

        serving.SendTerminate();
        await serving.WaitForExitAsync();

        serving.ExitCode.ShouldBe(0);
        (await RunAsync("health", "--url", url)).ShouldBe((1, ""));
        Directory.GetFileSystemEntries(published.App, "*", SearchOption.AllDirectories).Order().ShouldBe(app);
        Directory.GetFileSystemEntries(_work).ShouldBeEmpty();
    }

    [Fact]
    public void BuildContext_DockerIgnore_KeepsEveryProjectAndNoTest()
    {
        var needed = new HashSet<string>();
        var open = new Queue<string>(["silo-host/silo-host.csproj"]);
        while (open.TryDequeue(out var file))
        {
            if (needed.Add(file) && file.EndsWith(".csproj", StringComparison.Ordinal))
            {
                // Projects, and files from elsewhere that are built into them.
                XDocument.Load(Path.Combine(Cli.Repository, file)).Descendants().Select(element => element.Attribute("Include")?.Value.Replace('\\', '/'))
                    .Where(include => include?.StartsWith("../", StringComparison.Ordinal) == true)
                    .Select(include => Path.GetRelativePath(Cli.Repository, Path.Combine(Cli.Repository, Path.GetDirectoryName(file)!, include!)))
                    .ToList().ForEach(open.Enqueue);
            }
        }

        // What every project is built with beside its own files.
        foreach (Match file in Regex.Matches(File.ReadAllText(Path.Combine(Cli.Repository, "Directory.Build.props")), @"Include=""\$\(MSBuildThisFileDirectory\)([^""]+)"""))
        {
            needed.Add(file.Groups[1].Value);
        }

        needed.ShouldContain("BannedSymbols.txt");
        needed.Count.ShouldBeGreaterThan(6);
        needed.ShouldAllBe(file => BuildContext.Kept.Any(kept => file == kept || file.StartsWith(kept + "/", StringComparison.Ordinal)));
        BuildContext.Kept.ShouldAllBe(name => Path.Exists(Path.Combine(Cli.Repository, name)));
        BuildContext.Kept.ShouldNotContain("tests");
    }

    [Fact]
    public void Containerfile_Copies_WhatItStarts()
    {
        var file = Deployment.Containerfile;

        file.All("COPY").ShouldContain("--from=build /publish /app");
        file.Command("ENTRYPOINT").ShouldBe([$"/app/{typeof(SiloHostCommands).Assembly.GetName().Name}"]);
        file.Last("USER").Split(':').ShouldAllBe(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) > 0);
        file.All("VOLUME").ShouldHaveSingleItem().ShouldBe(file.Environment["XDG_DATA_HOME"]);
        file.Last("STOPSIGNAL").ShouldBe("SIGTERM");
    }

    private static IEnumerable<string> HealthPaths()
    {
        var container = Deployment.Silo.At("containers").Items().Single();
        return new[] { "startupProbe", "livenessProbe", "readinessProbe" }.Select(probe => container.Text(probe, "httpGet", "path"));
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private Process Start(params string[] arguments)
    {
        var program = Path.Combine(published.App, Path.GetFileName(Deployment.Containerfile.Command("ENTRYPOINT")[0]));
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _work, RedirectStandardOutput = true, RedirectStandardError = true };
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        if (dotnet is not null)
        {
            start.Environment["DOTNET_ROOT"] = dotnet;
        }

        foreach (var (name, value) in Deployment.Containerfile.Environment)
        {
            start.Environment[name] = value.Replace(Deployment.Containerfile.Last("VOLUME"), _volume, StringComparison.Ordinal);
        }

        return Process.Start(start)!;
    }

    private static async Task GiveAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [$"{Nobody}:{Nobody}", folder]);
            await chown.WaitForExitAsync();
        }
    }
}
