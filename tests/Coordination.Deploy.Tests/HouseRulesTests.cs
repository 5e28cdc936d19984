using Coordination.SiloHost.TestKit;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Coordination.Hosting;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.Serving;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests;

/// <summary>What holds for every way of running the program: versions, secrets, times, rights.</summary>
public sealed class HouseRulesTests
{
    private static readonly string Version = typeof(SiloHostCommands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    [Fact]
    public void Images_Everywhere_AreOfAVersionThatIsNamed()
    {
        string[] images =
        [
            .. Deployment.Containerfile.All("FROM").Select(from => from.Split(' ').First(word => word.Contains('/', StringComparison.Ordinal))),
            .. Deployment.Compose.At("services").Fields().Select(service => service.Value.Text("image")),
            .. Deployment.Pods.SelectMany(pod => pod.At("spec", "containers").Items()).Select(container => container.Text("image")),
        ];

        images.Length.ShouldBe(8);
        images.ShouldAllBe(image => Regex.IsMatch(image, @":\d+\.\d+[^:]*$"));
        images.Where(image => image.Contains("/dotnet/", StringComparison.Ordinal)).ShouldAllBe(image => Regex.IsMatch(image, @":\d+\.\d+\.\d+-"));
        images.Where(image => image.StartsWith("coordination/", StringComparison.Ordinal)).ShouldAllBe(image => image == $"coordination/silo-host:{Version}");
        Deployment.Containerfile.Last("LABEL").ShouldContain($"image.version=\"{Version}\"");
        images.Where(image => image.Contains("/dotnet/", StringComparison.Ordinal)).ShouldAllBe(image => image.Contains($":{Environment.Version.Major}.{Environment.Version.Minor}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_Everywhere_HoldNoSecret()
    {
        foreach (var file in Deployment.Files)
        {
            var text = File.ReadAllText(file);
            Regex.IsMatch(text, @"(?i)\b(password|pwd)\s*=\s*['""]?[\w-]").ShouldBeFalse($"{file}: a connection string");
            Regex.IsMatch(text, @"(?im)^\s*[\w.-]*(password|passphrase|secret|token)\s*[:=]\s*(?!false)\S+\s*$").ShouldBeFalse($"{file}: a value");
            Regex.IsMatch(text, "postgres(ql)?://[^ ]*:[^ ]*@").ShouldBeFalse($"{file}: a URI");
        }

        Deployment.Compose.At("secrets").Fields().ShouldAllBe(secret => secret.Value.Text("file").StartsWith("./secrets/", StringComparison.Ordinal));
        File.ReadAllText(Path.Combine(Deployment.Folder, "compose", ".gitignore")).ShouldContain("secrets/");
    }

    [Fact]
    public void GracePeriods_Everywhere_ExceedWhatAnOrderlyStopTakes()
    {
        var orderly = SiloHostCommands.StopTimeout;
        orderly.ShouldBeGreaterThan(new CoordinationOptions().DrainTimeout);

        Deployment.ComposePrograms.Where(program => program.Service.Find("command").Texts()[0] == "serve")
            .ShouldAllBe(program => Deployment.Seconds(program.Service.Text("stop_grace_period")) > orderly);
        Deployment.Units.Where(unit => unit.IsServing).ShouldAllBe(unit => Deployment.Seconds(unit["TimeoutStopSec"]) > orderly);
        var before = Whole(Deployment.Silo.At("containers").Items().Single().Text("lifecycle", "preStop", "sleep", "seconds"));
        (Whole(Deployment.Silo.Text("terminationGracePeriodSeconds")) - before).ShouldBeGreaterThan(orderly);
    }

    [Fact]
    public void Compose_Programs_MayDoNothingElse()
    {
        Deployment.ComposePrograms.Count.ShouldBe(3);
        foreach (var (name, program) in Deployment.ComposePrograms)
        {
            program.Text("read_only").ShouldBe("true", name);
            program.Find("cap_drop").Texts().ShouldBe(["ALL"], name);
            program.Find("security_opt").Texts().ShouldBe(["no-new-privileges:true"], name);
            program.Find("privileged").ShouldBeNull(name);
            var secrets = program.Find("secrets").Texts();
            secrets.ShouldAllBe(secret => program.Text("environment", "COORDINATION_POSTGRES_CONNECTION").Contains($"Passfile=/run/secrets/{secret}"), name);
            secrets.ShouldAllBe(secret => Deployment.Compose.At("secrets").Find(secret) != null, name);
        }

        Deployment.Compose.At("services", "database").Find("ports").ShouldBeNull();
        Deployment.Compose.Text("networks", "inside", "internal").ShouldBe("true");
    }

    [Fact]
    public void Compose_Silos_AreReachedOnLoopbackAloneAndTellTheirOwnAddress()
    {
        var silos = Deployment.ComposePrograms.Where(program => program.Service.Find("ports") is not null).Select(program => program.Service).ToList();

        silos.Count.ShouldBe(2);
        silos.SelectMany(silo => silo.Find("ports").Texts()).ShouldAllBe(port => Regex.IsMatch(port, $@"^127\.0\.0\.1:\d+:{new Uri(ServeOptions.DefaultUrl).Port}$"));
        silos.ShouldAllBe(silo => silo.Text("environment", "COORDINATION_ADVERTISE") == silo.Text("networks", "inside", "ipv4_address"));
        silos.Select(silo => silo.Text("environment", "COORDINATION_ADVERTISE")).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Units_ThatServe_AreTalkedToAndHardened()
    {
        Deployment.Units.Select(unit => unit.Name).ShouldBe(["coordination-migrate.service", "coordination-postgres.service", "coordination-silo.service", "coordination-sqlite.service"]);
        foreach (var unit in Deployment.Units)
        {
            unit["Type"].ShouldBe(unit.IsServing ? "notify" : "oneshot", unit.Name);
            unit.Arguments[0].ShouldEndWith("/silo-host", Case.Sensitive, unit.Name);
            (unit["DynamicUser"], unit["ProtectSystem"], unit["NoNewPrivileges"], unit["CapabilityBoundingSet"]).ShouldBe(("yes", "strict", "yes", ""), unit.Name);
            unit["StateDirectory"].ShouldBe("coordination");
            unit.All("LoadCredential").ShouldAllBe(credential => unit.All("Environment").Contains($"PGPASSFILE=%d/{credential.Split(':')[0]}"), unit.Name);
        }
    }

    private static TimeSpan Whole(string seconds) => TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
}
