using Coordination.Benchmarks.Reporting;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

public sealed class ResultsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    private string File => Path.Combine(_folder.FullName, "RESULTS.md");

    [Fact]
    public void Replace_SectionInTheMiddle_LeavesTheOthers()
    {
        System.IO.File.WriteAllText(File, "# Results\n\nWords.\n\n## one\n\nold\n\n## one on SQLite\n\nkept\n");

        ResultsFile.Replace(File, "one", ["## one", "", "new", ""]);

        System.IO.File.ReadAllText(File).ShouldBe("# Results\n\nWords.\n\n## one\n\nnew\n\n## one on SQLite\n\nkept\n");
    }

    [Fact]
    public void Replace_NewSection_GoesToTheEnd()
    {
        ResultsFile.Replace(File, "one", ["## one", "", "1", ""]);
        ResultsFile.Replace(File, "two", ["## two", "", "2", ""]);

        System.IO.File.ReadAllText(File).ShouldBe("# Results\n\n## one\n\n1\n\n## two\n\n2\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
