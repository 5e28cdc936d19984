using System.ComponentModel;
using System.Diagnostics;

namespace Coordination.TestKit.Postgres;

/// <summary>PostgreSQL's programs on this machine, run by a user that they accept.</summary>
internal static class PostgresBinaries
{
    /// <summary>Where they are; null where there are none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Whether a server can be made here.</summary>
    public static bool AreFound => Folder is not null;

    /// <summary>Runs one of them to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static Task<string> RunAsync(string program, params string[] arguments) =>
        RunAsUserAsync([Path.Combine(Folder ?? throw new InvalidOperationException("PostgreSQL is not installed."), program), .. arguments]);

    /// <summary>Runs a command as the user that owns the server: PostgreSQL refuses to be run by root.</summary>
    public static Task<string> RunAsUserAsync(params string[] command) =>
        RunCommandAsync(Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command);

    /// <summary>Runs a command as the one who runs the tests.</summary>
    public static async Task<string> RunCommandAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new Win32Exception($"{command[0]} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}{await output}");
    }

    private static string? Find()
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
