using System.Runtime.CompilerServices;

namespace Coordination.Benchmarks.Reporting;

/// <summary>A file of results, one section per benchmark and store; a run replaces its own.</summary>
internal static class ResultsFile
{
    /// <summary>benchmarks/RESULTS.md of the sources that this was built from.</summary>
    public static string DefaultPath([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", "..", "RESULTS.md"));

    /// <summary>Puts a section in the place of the one with the same title, or at the end.</summary>
    public static void Replace(string path, string title, IReadOnlyList<string> section)
    {
        var lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : new List<string> { "# Results" };
        var start = lines.IndexOf($"## {title}");
        if (start >= 0)
        {
            var end = lines.FindIndex(start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
            lines.RemoveRange(start, (end < 0 ? lines.Count : end) - start);
        }

        if (start < 0 && lines[^1].Length > 0)
        {
            lines.Add("");
        }

        lines.InsertRange(start < 0 ? lines.Count : start, section);
        File.WriteAllText(path, string.Join('\n', lines).TrimEnd('\n') + "\n");
    }
}
