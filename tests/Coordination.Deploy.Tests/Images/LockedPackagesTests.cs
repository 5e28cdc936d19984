using System.Text.Json.Nodes;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Images;

/// <summary>What is shipped is restored from a lock, which a change of packages must renew.</summary>
public sealed class LockedPackagesTests
{
    private static readonly JsonNode Targets = Read(Path.Combine(Cli.Repository, "silo-host", "shipped.lock.json"))["dependencies"]!;

    [Fact]
    public void Lock_OfWhatIsShipped_HoldsThePackagesThatTheProgramIsBuiltWith()
    {
        var locked = Packages(Targets["net10.0"]!);

        // What the program's own build came to, packages of packages included.
        var built = Read(Path.Combine(AppContext.BaseDirectory, "silo-host.deps.json"))["libraries"]!.AsObject()
            .Where(library => library.Value!["type"]!.GetValue<string>() == "package").Select(library => library.Key.Split('/'))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);

        built.Count.ShouldBeGreaterThan(20);
        built.Where(package => locked.GetValueOrDefault(package.Key) != package.Value).Select(package => $"{package.Key} {package.Value}")
            .ShouldBeEmpty("renew the lock: dotnet restore silo-host -p:LockedPackages=true -p:RestoreLockedMode=false --force-evaluate");
    }

    [Fact]
    public void Lock_OfWhatIsShipped_KnowsContentsAndTheImagesSystems()
    {
        Targets.AsObject().Select(target => target.Key).ShouldBe(["net10.0", "net10.0/linux-arm64", "net10.0/linux-x64"], ignoreOrder: true);
        Targets.AsObject().SelectMany(target => target.Value!.AsObject()).Where(package => package.Value!["type"]!.GetValue<string>() != "Project")
            .ShouldAllBe(package => package.Value!["contentHash"]!.GetValue<string>().Length > 40);
    }

    [Fact]
    public void Publish_OfTheImage_IsFromTheLock()
    {
        Deployment.Containerfile.All("RUN").Single(run => run.Contains("dotnet publish", StringComparison.Ordinal)).ShouldContain("-p:LockedPackages=true");
        BuildContext.Kept.ShouldContain("silo-host");
    }

    private static Dictionary<string, string> Packages(JsonNode target) => target.AsObject().Where(package => package.Value!["resolved"] is not null)
        .ToDictionary(package => package.Key, package => package.Value!["resolved"]!.GetValue<string>(), StringComparer.OrdinalIgnoreCase);

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
