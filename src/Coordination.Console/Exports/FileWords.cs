using System.Globalization;
using Coordination.Console.Shell;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Exports;

/// <summary>Columns of a table that people save from a page and open in a spreadsheet: heads and codes in the reader's words, times by the hall's clocks.</summary>
/// <param name="page">The page that it is saved from.</param>
internal sealed class FileWords(PageContext page)
{
    /// <summary>The page that it is saved from.</summary>
    public PageContext Page => page;

    /// <summary>A column of texts.</summary>
    /// <param name="head">The name of its head among the texts.</param>
    /// <param name="text">What stands in it.</param>
    public TableColumn<T> Text<T>(string head, Func<T, string?> text) => new(page.Texts.Of(head), text);

    /// <summary>A column of numbers, which spreadsheets take as such.</summary>
    public TableColumn<T> Number<T>(string head, Func<T, long?> number) => TableColumn<T>.OfNumbers(page.Texts.Of(head), row => number(row));

    /// <summary>A column of times, whose head names the clocks.</summary>
    public TableColumn<T> Time<T>(string head, Func<T, DateTimeOffset?> at) =>
        new(page.Texts.Of("FileTime", page.Texts.Of(head), page.Plan?.TimeZone ?? "UTC"), row => at(row) is { } time ? Local(time) : null);

    /// <summary>Several values in one field.</summary>
    public string Several(IEnumerable<string?>? texts) => string.Join(page.Texts.Of("FileAnd"), texts?.OfType<string>().Distinct() ?? []);

    // Of an hour that the clocks show twice, which of both: spreadsheets take the others as times.
    private string Local(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, page.Zone);
        return local.ToString(page.Zone.IsAmbiguousTime(local.DateTime) ? "yyyy-MM-dd HH:mm:ss zzz" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
