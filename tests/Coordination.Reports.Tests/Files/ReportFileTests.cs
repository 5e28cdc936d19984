using Coordination.Reports.Files;
using Coordination.Reports.Page;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Files;

public sealed class ReportFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-report-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "day.html");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Write_NewFile_LeavesNothingElse()
    {
        using (var file = ReportFile.Open(Path))
        {
            File.Exists(Path).ShouldBeFalse();
            await file.WriteAsync("<p>one</p>");
        }

        _folder.GetFiles().Select(left => left.Name).ShouldBe(["day.html"]);
        (await File.ReadAllTextAsync(Path)).ShouldBe("<p>one</p>");
    }

    [Fact]
    public async Task Write_OverAReport_ReplacesIt()
    {
        await File.WriteAllTextAsync(Path, $"<meta name=\"generator\" content=\"{ReportHtml.Generator}\" />");

        using (var file = ReportFile.Open(Path))
        {
            await file.WriteAsync("<p>two</p>");
        }

        (await File.ReadAllTextAsync(Path)).ShouldBe("<p>two</p>");
    }

    [Fact]
    public async Task Open_NeverWritten_LeavesTheOldReportAndNoDraft()
    {
        await File.WriteAllTextAsync(Path, ReportHtml.Generator);

        ReportFile.Open(Path).Dispose();

        (await File.ReadAllTextAsync(Path)).ShouldBe(ReportHtml.Generator);
        _folder.GetFiles().Length.ShouldBe(1);
    }

    [Fact]
    public async Task Open_SomethingElse_IsRefusedAndLeftAlone()
    {
        await File.WriteAllTextAsync(Path, "Dear hall");

        Should.Throw<ReportException>(() => ReportFile.Open(Path)).Message.ShouldContain("no report");

        (await File.ReadAllTextAsync(Path)).ShouldBe("Dear hall");
    }

    [Fact]
    public void Open_FolderOrNoFolder_SaysSo()
    {
        Should.Throw<ReportException>(() => ReportFile.Open(_folder.FullName)).Message.ShouldContain(_folder.FullName);
        Should.Throw<ReportException>(() => ReportFile.Open(System.IO.Path.Combine(_folder.FullName, "none", "day.html"))).Message.ShouldContain("name a file");
    }
}
