using System.Globalization;
using System.Text;

namespace Coordination.Journal;

/// <summary>Compares a replayed row with the stored one, column by column.</summary>
internal static class RowComparison
{
    private const int Excerpt = 48;

    public static VerifyDifference? FindDifference(GrainRow expected, GrainRow found)
    {
        foreach (var (name, read) in Columns)
        {
            var (must, actual) = (read(expected), read(found));
            if (!Equals(must, actual))
            {
                return new VerifyDifference(found.Key, found.Version, $"row: {name}", Text(must), Text(actual));
            }
        }

        return FindInLinks(expected, found) ?? FindInState(expected, found);
    }

    private static readonly (string Name, Func<GrainRow, object?> Read)[] Columns =
    [
        ("version", row => row.Version),
        ("key", row => row.Key),
        ("centre", row => row.Centre),
        ("department", row => row.Department),
        ("staff", row => row.Staff),
        ("status", row => row.Status),
        ("open", row => row.IsOpen),
        ("urgency", row => row.Urgency),
        ("due", row => row.Due is { } due ? JournalTime.Truncate(due) : null),
        ("since", row => JournalTime.Truncate(row.Since)),
        ("hash", row => row.Hash),
    ];

    private static VerifyDifference? FindInLinks(GrainRow expected, GrainRow found) =>
        expected.Links.AsSpan().SequenceEqual(found.Links.AsSpan())
            ? null
            : new VerifyDifference(found.Key, found.Version, "row: links", Text(string.Join(' ', expected.Links)), Text(string.Join(' ', found.Links)));

    private static VerifyDifference? FindInState(GrainRow expected, GrainRow found)
    {
        var must = expected.State.Span;
        var actual = found.State.Span;
        if (must.SequenceEqual(actual))
        {
            return null;
        }

        var at = must.CommonPrefixLength(actual);
        return new VerifyDifference(
            found.Key, found.Version, string.Create(CultureInfo.InvariantCulture, $"row: state, byte {at}"), Around(must, at), Around(actual, at));
    }

    private static string Around(ReadOnlySpan<byte> json, int at)
    {
        var start = Math.Max(0, at - (Excerpt / 2));
        return Text(Encoding.UTF8.GetString(json[start..Math.Min(json.Length, start + Excerpt)]));
    }

    private static string Text(object? value) => value switch
    {
        null or "" => "nothing",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        _ => $"'{value}'",
    };
}
