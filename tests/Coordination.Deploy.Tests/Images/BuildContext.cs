using System.Diagnostics;
using Coordination.SiloHost.TestKit;

namespace Coordination.Deploy.Tests.Images;

/// <summary>What a container is built from: the tracked files that <c>.dockerignore</c> lets through.</summary>
internal static class BuildContext
{
    /// <summary>The top-level names that are let through; the file forbids everything else.</summary>
    public static IReadOnlyList<string> Kept { get; } = Read();

    /// <summary>Copies the context into a folder.</summary>
    public static void CopyTo(string folder)
    {
        using var list = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", .. Kept])
        {
            WorkingDirectory = Cli.Repository,
            RedirectStandardOutput = true,
        })!;
        foreach (var file in list.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(Cli.Repository, file), Path.Combine(folder, file));
        }

        list.WaitForExit();
    }

    private static IReadOnlyList<string> Read()
    {
        string[] rules = [.. File.ReadLines(Path.Combine(Cli.Repository, ".dockerignore")).Where(line => line.Length > 0 && !line.StartsWith('#'))];
        return rules[0] == "*" && rules[^2..] is ["**/bin", "**/obj"]
            ? [.. rules[1..^2].Select(rule => rule.StartsWith('!') ? rule[1..] : throw new InvalidOperationException($".dockerignore: '{rule}' is not read here."))]
            : throw new InvalidOperationException(".dockerignore must begin with '*' and end with '**/bin' and '**/obj'.");
    }
}
