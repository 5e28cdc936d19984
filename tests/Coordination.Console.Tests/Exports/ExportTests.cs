using System.Globalization;
using System.Text;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Exports;

/// <summary>Lists that are saved from a page open by hand in a spreadsheet, and are told apart by their names.</summary>
public sealed class ExportTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("requests")]
    [InlineData("audit")]
    [InlineData("figures")]
    [InlineData("batches/{0}/items")]
    public async Task List_SavedFromAPage_IsKnownAsUtf8AndNamedByHallAndDay(string list)
    {
        var batch = await hall.GiveBatchAsync();
        var path = $"/console/halls/town/{string.Format(CultureInfo.InvariantCulture, list, batch)}";
        var name = list.StartsWith("batches", StringComparison.Ordinal) ? $"batch-{batch}" : list;
        var auditor = await hall.VisitorAsync(Role.Auditor);
        var day = Today();

        using var table = await auditor.Client.GetAsync($"{path}.csv");
        using var lines = await auditor.Client.GetAsync($"{path}.ndjson");

        (await table.Content.ReadAsByteArrayAsync()).AsSpan()[..3].ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray());
        (await lines.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeFalse();
        table.Content.Headers.ContentDisposition!.FileName.ShouldBeOneOf($"town-{name}-{day}.csv", $"town-{name}-{Today()}.csv");
        lines.Content.Headers.ContentDisposition!.FileName.ShouldBeOneOf($"town-{name}-{day}.ndjson", $"town-{name}-{Today()}.ndjson");
    }

    private string Today() => TimeZoneInfo.ConvertTime(hall.Host.Coordination.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
