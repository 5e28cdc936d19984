using System.Diagnostics;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Units;

/// <summary>systemd itself reads the units: it knows every setting, and finds little that they may do.</summary>
[NeedsSystemd]
public sealed partial class SystemdTests : IDisposable
{
    // "OK" is up to 2.0 of 10; a unit without any hardening has 9.6.
    private const double HighestExposure = 2.0;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedFact]
    public async Task Units_ReadBySystemd_HoldNothingUnknown()
    {
        var units = Copy();

        (await RunAsync(["verify", "--man=no", .. units])).ShouldBe("");

        // A setting that is misspelt is said, by the drop-in of all units as well.
        var hardening = _folder.File("coordination-.service.d/hardening.conf");
        await File.WriteAllTextAsync(hardening, (await File.ReadAllTextAsync(hardening)).Replace("ProtectClock", "ProtectClok", StringComparison.Ordinal));
        (await RunAsync(["verify", "--man=no", .. units])).ShouldContain("ProtectClok");
    }

    [NeedFact]
    public async Task Units_MeasuredBySystemd_AreHardened()
    {
        foreach (var unit in Copy())
        {
            var exposure = Exposure().Match(await RunAsync(["security", "--offline=true", "--no-pager", unit]));
            exposure.Success.ShouldBeTrue(unit);
            double.Parse(exposure.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(HighestExposure, unit);
        }
    }

    private string[] Copy()
    {
        var source = Path.Combine(Deployment.Folder, "systemd");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".service", StringComparison.Ordinal) || file.EndsWith(".conf", StringComparison.Ordinal)))
        {
            var copy = _folder.File(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);

            // It must be there, and it is not installed on the machine of the tests.
            File.WriteAllText(copy, File.ReadAllText(file).Replace("/opt/coordination/silo-host", "/bin/true", StringComparison.Ordinal));
        }

        return [.. Deployment.Units.Select(unit => _folder.File(unit.Name))];
    }

    private async Task<string> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SYSTEMD_UNIT_PATH"] = $"{Path.GetDirectoryName(_folder.File("x"))}:";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }

    [GeneratedRegex(@"Overall exposure level for \S+: ([0-9.]+)")]
    private static partial Regex Exposure();
}

/// <summary>The class asks <c>systemd-analyze</c>, which needs no running systemd.</summary>
internal sealed class NeedsSystemdAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "systemd-analyze")))
            ? null
            : "systemd is not installed: `apt-get install systemd`.";
}
