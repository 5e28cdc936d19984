using System.Runtime.CompilerServices;

namespace Coordination.Benchmarks;

/// <summary>benchmarks/RESULTS.md: one section per benchmark; a run replaces its own.</summary>
internal static class ResultsFile
{
    public static void Replace(string name, IEnumerable<string> rows, [CallerFilePath] string source = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(source))!, "RESULTS.md");
        var lines = File.Exists(path) ? [.. File.ReadAllLines(path)] : new List<string> { "# Results", "" };
        string[] section =
        [
            $"## {name}", "",
            $"`dotnet run --project benchmarks/Coordination.Benchmarks -c Release -- {name}`, on {Environment.ProcessorCount} cores, .NET {Environment.Version}.", "",
            .. rows, "",
        ];
        var start = lines.IndexOf($"## {name}");
        if (start >= 0)
        {
            var end = lines.FindIndex(start + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
            lines.RemoveRange(start, (end < 0 ? lines.Count : end) - start);
        }

        if (start < 0 && lines.Count > 0 && lines[^1].Length > 0)
        {
            lines.Add("");
        }

        lines.InsertRange(start < 0 ? lines.Count : start, section);
        File.WriteAllText(path, string.Join('\n', lines).TrimEnd('\n') + "\n");
    }
}
