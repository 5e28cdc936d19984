using System.Diagnostics;
using System.Globalization;
using Coordination.TestKit.Needs;

namespace Coordination.Deploy.Tests.Units;

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
        for pair in $LOADED; do install -o $UNIT_USER -m 0400 "$CREDENTIALS/$(basename "${pair#*:}")" "/var/lib/coordination-credentials/${pair%%:*}"; done
        chown $UNIT_USER /var/lib/coordination-credentials && chmod 0500 /var/lib/coordination-credentials
        for folder in /opt /opt/coordination /var/lib /home /root; do mount -o remount,bind,ro $folder; done
        mount -t tmpfs -o mode=1777 tmpfs /tmp
        mount -o remount,bind,ro /
        ulimit -n "$FILES" 2> /dev/null || true
        umask "$MASK"
        cd /
        exec env -i "$@"
        """;

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? Obstacle { get; } = Probe();

    /// <summary>Starts a unit's command.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="app">The folder that <c>/opt/coordination</c> shall be.</param>
    /// <param name="state">The folder that its state folder shall be.</param>
    /// <param name="credentials">The folder of what stands in <c>/etc/coordination</c>; the unit gets what it loads, by the names that it gives.</param>
    /// <param name="environment">Variables beside the unit's own.</param>
    public static Process Start(SystemdUnit unit, string app, string state, string credentials, IReadOnlyDictionary<string, string> environment)
    {
        var folder = $"/var/lib/{unit["StateDirectory"]}";
        string[] command =
        [
            .. Variables(unit, folder, environment).Select(variable => $"{variable.Key}={variable.Value}"),
            "setpriv", "--reuid", User, "--regid", User, "--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all",
            .. unit.Arguments.Select(argument => argument.Replace("${STATE_DIRECTORY}", folder, StringComparison.Ordinal)),
        ];
        var start = new ProcessStartInfo("unshare", ["--mount", "sh", "-euc", Script, "sh", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["APP"] = app;
        start.Environment["STATE"] = state;
        start.Environment["CREDENTIALS"] = credentials;
        start.Environment["LOADED"] = string.Join(' ', unit.All("LoadCredential"));
        start.Environment["UNIT_USER"] = User;
        start.Environment["FILES"] = unit["LimitNOFILE"];
        start.Environment["MASK"] = unit["UMask"];
        return Process.Start(start)!;
    }

    private static Dictionary<string, string> Variables(SystemdUnit unit, string state, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(environment)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = "/",
            ["STATE_DIRECTORY"] = state,
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet)
        {
            variables["DOTNET_ROOT"] = dotnet;
        }

        foreach (var pair in unit.All("Environment").Select(line => line.Split('=', 2)))
        {
            variables[pair[0]] = pair[1].Replace("%d", "/var/lib/coordination-credentials", StringComparison.Ordinal);
        }

        return variables;
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
