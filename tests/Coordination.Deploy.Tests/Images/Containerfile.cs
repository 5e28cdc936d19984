using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Deploy.Tests.Images;

/// <summary>A container file's instructions, with its ARG defaults filled in.</summary>
internal sealed record Containerfile(IReadOnlyList<(string Name, string Text)> Instructions)
{
    public static Containerfile Read(string file)
    {
        var text = Regex.Replace(File.ReadAllText(file), @"^\s*#.*\n", "", RegexOptions.Multiline).Replace("\\\n", " ", StringComparison.Ordinal);
        var instructions = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2)).Select(parts => (Name: parts[0], Text: parts[1].Trim())).ToList();
        var defaults = instructions.Where(line => line.Name == "ARG" && line.Text.Contains('=', StringComparison.Ordinal)).Select(line => line.Text.Split('=', 2)).ToList();
        return new([.. instructions.Select(line => (line.Name, defaults.Aggregate(line.Text, (at, pair) => at.Replace($"${{{pair[0]}}}", pair[1], StringComparison.Ordinal))))]);
    }

    public IEnumerable<string> All(string name) => Instructions.Where(line => line.Name == name).Select(line => line.Text);

    public string Last(string name) => All(name).Last();

    /// <summary>An instruction in its exec form; there is no shell in the image for another.</summary>
    public string[] Command(string name) => JsonSerializer.Deserialize<string[]>(Last(name)[Last(name).IndexOf('[', StringComparison.Ordinal)..])!;

    public IReadOnlyDictionary<string, string> Environment => All("ENV").Select(text => text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
