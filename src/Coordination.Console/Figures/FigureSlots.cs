using System.Collections.Immutable;
using Coordination.Queries;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Figures;

/// <summary>The hours or days of a stretch of time, those in which nothing happened as well: a chart leaves room for them.</summary>
internal static class FigureSlots
{
    /// <summary>More than a month of hours is for the table alone.</summary>
    public const int Most = 31 * 24;

    /// <summary>The hours or days, each with its row, null where nothing happened; none where they are too many to draw.</summary>
    /// <param name="rows">What was told, by hour or day.</param>
    /// <param name="by">By which.</param>
    /// <param name="zone">The hall's clocks.</param>
    public static ImmutableArray<(DateTimeOffset Begin, FigureRowView? Row)> Of(FiguresView rows, FigureDimension by, TimeZoneInfo zone)
    {
        var known = rows.Rows.Where(row => row.Key is not null).ToDictionary(row => row.Key!, StringComparer.Ordinal);
        var buckets = new LocalBuckets(zone, by);
        var slots = ImmutableArray.CreateBuilder<(DateTimeOffset Begin, FigureRowView? Row)>();
        for (var begin = buckets.BeginOf(rows.From); begin < rows.To; begin = buckets.BeginOf(begin + NextAfter(by)))
        {
            if (slots.Count == Most)
            {
                return [];
            }

            slots.Add((begin, known.GetValueOrDefault(FigureReader.KeyOf(begin))));
        }

        // Of one day, from the first hour in which something happened to the last.
        return by == FigureDimension.Hour && rows.To - rows.From <= TimeSpan.FromHours(25)
            ? [.. slots.SkipWhile(slot => slot.Row is null).Reverse().SkipWhile(slot => slot.Row is null).Reverse()]
            : slots.ToImmutable();
    }

    // The middle of the next day, however long this one is.
    private static TimeSpan NextAfter(FigureDimension by) => TimeSpan.FromHours(by == FigureDimension.Hour ? 1 : 36);
}
