using System.Globalization;
using Coordination.Journal;
using Coordination.Sqlite.Reading;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Inspecting;

/// <summary>Rows that no reading of a grain comes upon: texts of events that are not there, places of requests that do not count them, and a key that is missing.</summary>
internal static class StrayRows
{
    public static IEnumerable<VerifyDifference> FindDifferences(Database database) =>
    [
        .. database.Statement("Inspect/orphan-personal").ReadAll(row => VerifyDifference.OfStore(
            "personal text", "a row for each event that has one", Text($"one for sequence {row.Number(0)}, which is no event"))),
        .. database.Statement("Inspect/orphan-index").ReadAll(row => VerifyDifference.OfStore(
            "personal index", "digests of texts that are there", Text($"one for the text of sequence {row.Number(0)}, which is not"))),
        .. database.Statement("Inspect/orphan-links").ReadAll(row => VerifyDifference.OfStore(
            "links", "places of grains that are there", Text($"place {row.Number(1)} of grain number {row.Number(0)}, which is not"))),
        .. database.Statement("Inspect/hidden-links").ReadAll(ReadHidden),
        .. database.Statement("Inspect/installation").ReadAll(row => row.Number(0)).Where(keys => keys != 1)
            .Select(keys => VerifyDifference.OfStore("installation", "the store's own key", Text($"{keys} of them"))),
    ];

    private static VerifyDifference ReadHidden(Statement row) => new(
        Reader.ReadKey(row, 0),
        row.Number(2),
        "row: link count",
        Text($"{row.Number(3)} with positions from 0"),
        Text($"{row.Number(4)} with positions {row.Number(5)} to {row.Number(6)}{(row.Number(7) > 0 ? ", and an empty name" : "")}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
