using Coordination.Centres;

namespace Coordination.Partitions.Checks;

/// <summary>The longest time that a hall was without an assignment.</summary>
internal sealed record Gap(CentreId Hall, TimeSpan Time, TimeSpan After)
{
    /// <summary>The longest of all halls between two moments, which count as an assignment in each.</summary>
    /// <remarks>Citizens come all the time and staff are free all the time, or were given something before: a hall that assigns nothing stands still.</remarks>
    public static Gap Longest(RecordCheck record, IEnumerable<CentreId> halls, DateTimeOffset since, DateTimeOffset until)
    {
        var times = halls.ToDictionary(hall => hall, _ => new List<DateTimeOffset> { since, until });
        foreach (var (hall, at) in record.Assignments.Where(assignment => assignment.At > since && assignment.At < until))
        {
            times[hall].Add(at);
        }

        return times.Select(hall => LongestOf(hall.Key, [.. hall.Value.Order()], since)).MaxBy(gap => gap.Time)!;
    }

    private static Gap LongestOf(CentreId hall, DateTimeOffset[] times, DateTimeOffset since) =>
        times.Zip(times.Skip(1), (one, next) => new Gap(hall, next - one, one - since)).MaxBy(gap => gap.Time)!;
}
