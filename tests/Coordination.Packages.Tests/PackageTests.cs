using System.IO.Compression;
using Shouldly;
using Xunit;

namespace Coordination.Packages.Tests;

/// <summary>What the project gives away works without the project: from a folder of packages and an empty cache.</summary>
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            REFERENCES
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public void Packages_Every_IsComplete()
    {
        feed.Packages.Count.ShouldBe(Directory.GetDirectories(Path.Combine(PackageFeed.Repository, "src")).Count(folder => Directory.GetFiles(folder, "*.csproj").Length > 0) + 1);
        foreach (var (id, file) in feed.Packages)
        {
            id.ShouldStartWith("ServiceHalls.");
            var said = PackageFeed.Manifest(file).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
            foreach (var word in new[] { "readme", "license", "tags", "description", "authors", "projectUrl", "repository" })
            {
                said[word].ShouldHaveSingleItem($"{id}: {word}");
            }

            using var archive = ZipFile.OpenRead(file);
            archive.Entries.ShouldContain(entry => entry.FullName == "README.md", id);
            File.Exists(Path.ChangeExtension(file, ".snupkg")).ShouldBeTrue(id);
        }
    }

    [Fact]
    public async Task Readme_EmbedBlock_RunsFromPackages()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(PackageFeed.Repository, "README.md"));
        var folder = NewProject("embed", FirstBlock(readme) + "\nConsole.WriteLine(visit.Require().Status);\n", "ServiceHalls.Coordination.Sqlite", "Microsoft.Extensions.Hosting");

        var output = await feed.RunAsync(folder, "run");

        // Refused where the test runs outside of the sample hall's hours; its log lines stand around.
        LinesOf(output).ShouldContain(line => line == "Waiting" || line == "Refused");
        new FileInfo(Path.Combine(folder, "hall.db")).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Testing_OfItsReadme_RunsFromPackages()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(PackageFeed.Repository, "src/Coordination.Testing/README.md"));
        var folder = NewProject("testing", FirstBlock(readme), "ServiceHalls.Coordination.Testing", "Microsoft.Extensions.Hosting");

        LinesOf(await feed.RunAsync(folder, "run")).ShouldContain("Waiting after 00:20:00");
    }

    [Fact]
    public async Task Libraries_TogetherWithWhatIsEmbeddedInThem_WorkFromPackages()
    {
        const string program = """
            using Coordination.Charts;
            using Coordination.Orleans;
            using Coordination.Plans;
            using Coordination.Postgres;
            using Coordination.Simulation.Scenarios;
            using Coordination.Web;

            Console.WriteLine(PlanSchema.Json.Length > 1000);
            Console.WriteLine(ScenarioSchema.Json.Length > 1000);
            Console.WriteLine(string.Join(' ', new[] { typeof(CoordinationWebServices), typeof(PostgresServices) }.Select(type => type.Assembly.GetName().Name)));
            """;
        var ids = feed.Packages.Keys.Where(id => id != "ServiceHalls.SiloHost").ToArray();
        var folder = NewProject("all", program, ids);

        LinesOf(await feed.RunAsync(folder, "run")).ShouldBe(["True", "True", "Coordination.Web Coordination.Postgres"]);
    }

    [Fact]
    public async Task SiloHost_InstalledAsATool_WritesAPlanAndChecksIt()
    {
        var folder = feed.NewFolder("tool");
        await feed.RunAsync(folder, "tool", "install", "ServiceHalls.SiloHost", "--tool-path", "bin");
        var dll = Directory.GetFiles(folder, "silo-host.dll", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(Path.Combine(folder, "plan.json"), await feed.RunAsync(folder, dll, "plan", "sample"));

        (await feed.RunAsync(folder, dll, "plan", "check", "plan.json")).ShouldNotBeEmpty();
        File.Exists(Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "silo-host.exe" : "silo-host")).ShouldBeTrue();
    }

    private static string[] LinesOf(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string FirstBlock(string page)
    {
        const string fence = "```csharp\n";
        var begin = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private string NewProject(string name, string program, params string[] packages)
    {
        var folder = feed.NewFolder(name);
        var references = packages.Select(id => $"""<PackageReference Include="{id}" Version="{(id.StartsWith("ServiceHalls", StringComparison.Ordinal) ? "0.1.0" : "10.0.14")}" />""");
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), Project.Replace("REFERENCES", string.Join("\n    ", references), StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return folder;
    }
}
