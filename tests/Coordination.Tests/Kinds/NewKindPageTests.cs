using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Kinds;

/// <summary>The page on new kinds shows the toy kind that is compiled and run, file by file.</summary>
public sealed partial class NewKindPageTests
{
    [Fact]
    public void Page_EveryFileOfTheToyKind_IsShownAsItIs()
    {
        var root = Root();
        var page = File.ReadAllText(Path.Combine(root, "docs", "new-grain-kind.md")).ReplaceLineEndings("\n");
        var shown = Blocks().Matches(page).ToDictionary(block => block.Groups[1].Value, block => block.Groups[2].Value);

        var files = Directory.GetFiles(Path.Combine(root, "tests", "Coordination.TestKit", "Kinds", "Suggestions"), "*.cs");

        files.Length.ShouldBeGreaterThan(5);
        shown.Keys.ShouldBe(files.Select(Path.GetFileName), ignoreOrder: true);
        foreach (var file in files)
        {
            shown[Path.GetFileName(file)].ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd(), Path.GetFileName(file));
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("`(\\w+\\.cs)`:\n\n```cs\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
