using System.Globalization;
using System.Text;
using Coordination.TestKit.Postgres;

namespace Coordination.Partitions.Networks;

/// <summary>What runs before left behind, because they were killed: namespaces, bridges, silos, and their databases.</summary>
internal static class Leftovers
{
    /// <summary>A variable that every process of a run inherits: it names the process that runs the tests.</summary>
    private const string Owner = "COORDINATION_PARTITIONS_OWNER";

    /// <summary>Marks what this process will start.</summary>
    public static void Mark() => Environment.SetEnvironmentVariable(Owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Removes what belongs to processes that are no more.</summary>
    public static async Task SweepAsync()
    {
        foreach (var process in Processes().Where(process => OwnerOf(process) is { } owner && !IsAlive(owner)))
        {
            await KillAsync(process);
        }

        if (await ListAsync("netns", "list") is { } spaces)
        {
            foreach (var space in spaces.Where(space => NetworkNames.MakerOfSpace(space) is { } maker && !IsAlive(maker)))
            {
                await RemoveSpaceAsync(space);
            }
        }

        if (await ListAsync("-br", "link", "show", "type", "bridge") is { } bridges)
        {
            foreach (var bridge in bridges.Where(bridge => NetworkNames.MakerOfBridge(bridge) is { } maker && !IsAlive(maker)))
            {
                await Tools.CanAsync(() => Tools.IpAsync("link", "delete", bridge));
            }
        }
    }

    /// <summary>Removes a namespace with whoever still runs in it; its cable goes with it.</summary>
    public static async Task RemoveSpaceAsync(string space)
    {
        await Tools.CanAsync(async () =>
        {
            foreach (var process in (await Tools.IpAsync("netns", "pids", space)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await Tools.CanAsync(() => Tools.RunAsync("kill", "-KILL", process));
            }
        });
        await Tools.CanAsync(() => Tools.IpAsync("netns", "delete", space));
    }

    // A server's data lies where its processes are at work, in a folder that the test kit made.
    private static async Task KillAsync(int process)
    {
        var folder = Directory.ResolveLinkTarget($"/proc/{Text(process)}/cwd", returnFinalTarget: false)?.FullName;
        await Tools.CanAsync(() => Tools.RunAsync("kill", "-KILL", Text(process)));
        if (folder is not null && Path.GetFileName(folder).StartsWith("postgres-", StringComparison.Ordinal) && Directory.Exists(folder))
        {
            await Tools.CanAsync(() => PostgresBinaries.RunAsUserAsync("rm", "-rf", folder));
        }
    }

    private static async Task<IReadOnlyList<string>?> ListAsync(params string[] arguments)
    {
        try
        {
            return [.. (await Tools.IpAsync(arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];
        }
        catch (NetworkException)
        {
            return null;
        }
    }

    private static IEnumerable<int> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    // Unreadable when it belongs to somebody else, or has ended meanwhile.
    private static int? OwnerOf(int process)
    {
        try
        {
            var owner = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{Text(process)}/environ")).Split('\0')
                .FirstOrDefault(variable => variable.StartsWith($"{Owner}=", StringComparison.Ordinal));
            return owner is null ? null : int.Parse(owner[(Owner.Length + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{Text(process)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
