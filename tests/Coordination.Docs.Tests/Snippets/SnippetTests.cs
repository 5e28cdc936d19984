using System.Reflection;
using Shouldly;
using Xunit;

namespace Coordination.Docs.Tests.Snippets;

/// <summary>Whatever C# a page shows compiles as it is pasted into an empty console project.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> PagesWithCode => [.. Pages.All.Where(page => Pages.BlocksOf(page).Any(IsCode))];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Page_EveryBlock_CompilesAsPasted(string page) =>
        Pages.BlocksOf(page).Where(IsCode).SelectMany(ConsoleProject.FaultsOf).ShouldBeEmpty();

    [Fact]
    public void Compile_BlockThatLacksAUsing_HasAFault() =>
        ConsoleProject.FaultsOf(new Block("page.md", 1, "csharp", "var hall = new CommandKey(\"k\");")).ShouldHaveSingleItem().ShouldContain("page.md(1)");

    [Fact]
    public async Task Readme_EmbedBlock_RunsAndLeavesARecord()
    {
        var block = Pages.BlocksOf("README.md").Single(IsCode);
        var folder = Directory.CreateTempSubdirectory("embed-");
        var before = Environment.CurrentDirectory;
        using var image = new MemoryStream();
        ConsoleProject.Compile(block).Emit(image).Success.ShouldBeTrue();
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            await Task.Run(() => Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()])).WaitAsync(TimeSpan.FromMinutes(1));
            new FileInfo(Path.Combine(folder.FullName, "hall.db")).Length.ShouldBeGreaterThan(0);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    // The blocks of the page on new kinds are the files of a kind that the tests compile and run; they are compared with those.
    private static bool IsCode(Block block) => block.Language is "csharp" or "cs" or "c#" && block.Page != "docs/new-grain-kind.md";
}
