using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace Coordination.Packages.Tests;

/// <summary>Every package of the project, packed into a folder, and a cache beside it that begins empty.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    // One call packs everything, and builds what is not built: src/ and silo-host alone, no tests.
    private const string PackAll = """
        <Project DefaultTargets="Pack">
          <ItemGroup>
            <Packed Include="REPOSITORY/src/*/*.csproj;REPOSITORY/silo-host/silo-host.csproj" />
          </ItemGroup>
          <Target Name="Pack">
            <MSBuild Projects="@(Packed)" Targets="Restore" Properties="PackRound=restore" />
            <MSBuild Projects="@(Packed)" Targets="Pack" />
          </Target>
        </Project>
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packages-");

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    /// <summary>The packages' files, by id.</summary>
    public IReadOnlyDictionary<string, string> Packages => Directory.GetFiles(Folder, "*.nupkg")
        .ToDictionary(file => Manifest(file).Descendants().First(element => element.Name.LocalName == "id").Value);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        var project = Path.Combine(_root.FullName, "pack.proj");
        await File.WriteAllTextAsync(project, PackAll.Replace("REPOSITORY", Repository, StringComparison.Ordinal));
        await Dotnet.RunAsync(_root.FullName, cache: null, "msbuild", project, "-nologo", "-v:quiet", "-p:Configuration=Release", "-p:RunAnalyzers=false", $"-p:PackageOutputPath={Folder}");
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What a package says of itself.</summary>
    public static XDocument Manifest(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        using var manifest = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(manifest);
    }

    /// <summary>Runs dotnet in a folder that knows the feed, with the cache that began empty.</summary>
    internal Task<string> RunAsync(string folder, params string[] arguments) =>
        Dotnet.RunAsync(folder, Path.Combine(_root.FullName, "cache"), arguments);

    /// <summary>A folder outside of the repository that knows the feed besides the machine's own sources.</summary>
    internal string NewFolder(string name)
    {
        var folder = _root.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
