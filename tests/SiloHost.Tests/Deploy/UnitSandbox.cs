using System.Diagnostics;
using System.Globalization;
using Coordination.TestKit.Needs;

namespace Coordination.SiloHost.Tests.Deploy;

/// <summary>Runs what a unit runs as systemd would: its own mounts, a user of its own without rights, its folders, its environment.</summary>
/// <remarks>
/// By the kernel's means alone, for where no systemd runs: a mount namespace in which all but the state folder is read-only and other
/// people's folders are empty, and a user that may gain nothing. The filter of system calls is left out, and the number of open
/// files where this root may not raise it.
/// </remarks>
internal static class UnitSandbox
{
    private const string User = "65534";

    // Everything a unit sees at the paths that it names; what stood there before is out of sight.
    private const string Script = """
        mount --make-rprivate /
        for folder in /opt /var/lib /home /root; do mount -t tmpfs -o mode=0755 tmpfs $folder; done
        mkdir /opt/coordination /var/lib/coordination /var/lib/coordination-credentials
        mount --bind "$APP" /opt/coordination
        mount --bind "$STATE" /var/lib/coordination
        cp "$CREDENTIALS"/* /var/lib/coordination-credentials/ 2> /dev/null || true
        chown -R $UNIT_USER /var/lib/coordination-credentials && chmod 0500 /var/lib/coordination-credentials
        for folder in /opt /opt/coordination /var/lib /home /root; do mount -o remount,bind,ro $folder; done
        mount -t tmpfs -o mode=1777 tmpfs /tmp
        mount -o remount,bind,ro /
        ulimit -n "$FILES" 2> /dev/null || true
        umask "$MASK"
        cd /
        exec env -i $UNIT_ENVIRONMENT setpriv --reuid $UNIT_USER --regid $UNIT_USER --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
        """;

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? Obstacle { get; } = Probe();

    /// <summary>Starts a unit's command.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="app">The folder that <c>/opt/coordination</c> shall be.</param>
    /// <param name="state">The folder that its state folder shall be.</param>
    /// <param name="credentials">The folder that its credentials are loaded from.</param>
    /// <param name="environment">Variables beside the unit's own.</param>
    public static Process Start(SystemdUnit unit, string app, string state, string credentials, IReadOnlyDictionary<string, string> environment)
    {
        var folder = $"/var/lib/{unit["StateDirectory"]}";
        var arguments = unit.Arguments.Select(argument => argument.Replace("${STATE_DIRECTORY}", folder, StringComparison.Ordinal));
        var start = new ProcessStartInfo("unshare", ["--mount", "sh", "-euc", Script, "sh", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var variables = new Dictionary<string, string>(environment)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = "/",
            ["STATE_DIRECTORY"] = folder,
        };
        foreach (var (name, value) in unit.All("Environment").Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1])))
        {
            variables[name] = value.Replace("%d", "/var/lib/coordination-credentials", StringComparison.Ordinal);
        }

        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet)
        {
            variables["DOTNET_ROOT"] = dotnet;
        }

        start.Environment["APP"] = app;
        start.Environment["STATE"] = state;
        start.Environment["CREDENTIALS"] = credentials;
        start.Environment["UNIT_USER"] = User;
        start.Environment["FILES"] = unit["LimitNOFILE"];
        start.Environment["MASK"] = unit["UMask"];
        start.Environment["UNIT_ENVIRONMENT"] = string.Join(' ', variables.Select(pair => $"{pair.Key}={pair.Value}"));
        return Process.Start(start)!;
    }

    /// <summary>Gives a folder to the unit's user, as systemd does.</summary>
    public static void Own(string folder)
    {
        using var chown = Process.Start("chown", ["-R", $"{User}:{User}", folder]);
        chown.WaitForExit();
    }

    /// <summary>The most memory that a process has had, in bytes.</summary>
    public static long PeakMemory(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Only root may give a process mounts of its own.";
        }

        using var unshare = Process.Start(new ProcessStartInfo("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { RedirectStandardError = true })!;
        unshare.WaitForExit();
        return unshare.ExitCode == 0 ? null : "This root may not mount anything, as in a container without CAP_SYS_ADMIN.";
    }
}

/// <summary>The class runs units as systemd would, which needs root and mounts of its own.</summary>
internal sealed class NeedsUnitSandboxAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle => UnitSandbox.Obstacle;
}
