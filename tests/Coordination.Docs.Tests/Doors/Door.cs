using System.Text.RegularExpressions;
using Coordination.Docs.Tests.Snippets;
using Microsoft.CodeAnalysis;

namespace Coordination.Docs.Tests.Doors;

/// <summary>A program of an application that tries what only the engine may do; each line that must not compile says why in its comment.</summary>
internal static partial class Door
{
    private static readonly string Folder = Path.Combine(Pages.Repository, "tests", "Coordination.Docs.Tests", "Doors", "Programs");

    /// <summary>The programs, by their files' names.</summary>
    public static IEnumerable<string> All => Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>What a program's comments expect: line, error and the name that the error speaks of.</summary>
    public static IReadOnlyList<string> Expected(string program) =>
    [
        .. Source(program).Text.Split('\n').SelectMany((line, index) =>
            Expectation().Match(line) is { Success: true } match ? [Fault(index + 1, match.Groups[1].Value, match.Groups[2].Value)] : Array.Empty<string>()),
    ];

    /// <summary>What the compiler says of it, with only the engine's public surface to see.</summary>
    public static IReadOnlyList<string> Found(string program) =>
    [
        .. ConsoleProject.Compile(Source(program)).GetDiagnostics()
            .Where(fault => fault.Severity == DiagnosticSeverity.Error)
            .Select(fault => (fault.Location.GetLineSpan().StartLinePosition.Line, fault.Id, Name: NameIn(fault)))
            .OrderBy(fault => fault.Line)
            .Select(fault => Fault(fault.Line + 1, fault.Id, fault.Name)),
    ];

    private static Block Source(string program) => new($"{program}.txt", 1, "csharp", File.ReadAllText(Path.Combine(Folder, program + ".txt")));

    // The compiler names what is missing last, and what is hidden first; of a member's full name the last part counts.
    private static string NameIn(Diagnostic fault)
    {
        var quoted = Quoted().Matches(fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        var name = quoted[fault.Id is "CS1061" or "CS0117" ? 1 : 0].Groups[1].Value;
        return name.Split('(')[0].Split('.')[^1];
    }

    private static string Fault(int line, string id, string name) => FormattableString.Invariant($"line {line}: {id} {name}");

    [GeneratedRegex(@"// (CS\d{4}): (\w+)\s*$")]
    private static partial Regex Expectation();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
