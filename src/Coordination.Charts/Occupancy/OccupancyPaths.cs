using Coordination.Charts.Geometry;

namespace Coordination.Charts.Occupancy;

/// <summary>People's days as strips, one path a state, so that a page of thousands of services stays small.</summary>
internal static class OccupancyPaths
{
    public const double RowHeight = 14;
    public const double StripHeight = 11;

    /// <summary>All strips of one state, the people below one another, in a drawing that is 1000 wide.</summary>
    public static string Of(PersonGroup group, PersonState state, double from, double to)
    {
        var scale = new LinearScale(from, to, 0, 1000);
        return string.Concat(group.People.SelectMany((person, row) => Joined(person, state)
            .Select(span => PathText.Box(scale.Clamp(span.From), row * RowHeight, scale.Clamp(span.To) - scale.Clamp(span.From), StripHeight))));
    }

    // Services that follow one another at once look like one anyhow.
    private static IEnumerable<PersonSpan> Joined(PersonDay person, PersonState state)
    {
        PersonSpan? open = null;
        foreach (var span in person.Spans.Where(span => span.State == state))
        {
            if (open is { } before && span.From - before.To < 0.05)
            {
                open = before with { To = span.To };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = span;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
