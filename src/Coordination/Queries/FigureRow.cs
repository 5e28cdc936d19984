using System.Globalization;

namespace Coordination.Queries;

/// <summary>Figures of one bucket. Counts and times add up between buckets; shares and averages are of these sums.</summary>
/// <param name="Key">What the bucket is of, such as a department's id, or its <paramref name="Begin"/>; null for everything, and for what has no such value.</param>
/// <param name="Begin">When the bucket begins, in the hall's local time; null where it is no stretch of time.</param>
internal sealed record FigureRow(string? Key, DateTimeOffset? Begin)
{
    private static readonly int Kinds = (int)Enum.GetValues<FactKind>().Max() + 1;

    private readonly long[] _counts = new long[Kinds];
    private readonly TimeSpan[] _times = new TimeSpan[Kinds];

    /// <summary>How long people were signed on, pauses not counted; null where it is not told.</summary>
    public TimeSpan? SignedOn { get; init; }

    /// <summary>How long they paused; null where it is not told.</summary>
    public TimeSpan? Paused { get; init; }

    /// <summary>For how much of <see cref="SignedOn"/> they had something in hand; null where it is not told.</summary>
    public TimeSpan? Busy { get; init; }

    /// <summary>Requests submitted.</summary>
    public long Submitted => this[FactKind.Submitted];

    /// <summary>Requests refused.</summary>
    public long Refused => this[FactKind.Refused];

    /// <summary>Items that entered a queue (offered, in the words of contact centres).</summary>
    public long Queued => this[FactKind.Queued];

    /// <summary>Items taken from a queue (answered).</summary>
    public long Taken => Count(FactKind.TakenInTime, FactKind.TakenLate, FactKind.TakenUnpromised);

    /// <summary>Items whose citizen withdrew or did not come while they waited.</summary>
    public long Abandoned => this[FactKind.Abandoned];

    /// <summary>Items that left a queue otherwise.</summary>
    public long Left => this[FactKind.Left];

    /// <summary>Items completed by somebody.</summary>
    public long Handled => this[FactKind.Handled];

    /// <summary>Items passed to another department.</summary>
    public long Transferred => this[FactKind.Transferred];

    /// <summary>Requests completed.</summary>
    public long Completed => Count(FactKind.CompletedInTime, FactKind.CompletedLate, FactKind.CompletedUnpromised);

    /// <summary>Requests whose service level was missed.</summary>
    public long Missed => this[FactKind.Missed];

    /// <summary>Requests reopened.</summary>
    public long Reopened => this[FactKind.Reopened];

    /// <summary>The time waited by those taken.</summary>
    public TimeSpan WaitingTime => Time(FactKind.TakenInTime, FactKind.TakenLate, FactKind.TakenUnpromised);

    /// <summary>For how long those handled were in hand.</summary>
    public TimeSpan HandlingTime => Time(FactKind.Handled);

    /// <summary>The time from submission to completion of those completed.</summary>
    public TimeSpan TimeOnTheWay => Time(FactKind.CompletedInTime, FactKind.CompletedLate, FactKind.CompletedUnpromised);

    /// <summary>Abandoned of those taken or abandoned; null where there are none.</summary>
    public double? AbandonmentRate => Share(Abandoned, Taken + Abandoned);

    /// <summary>Of those taken to whose request something is promised, those taken before the promise was used up; null where there are none.</summary>
    public double? ServiceLevel => Share(this[FactKind.TakenInTime], Count(FactKind.TakenInTime, FactKind.TakenLate));

    /// <summary>Of the requests completed to which something is promised, those for which it was kept; null where there are none.</summary>
    public double? PromiseKept => Share(this[FactKind.CompletedInTime], Count(FactKind.CompletedInTime, FactKind.CompletedLate));

    /// <summary>The average wait of those taken; null where there are none.</summary>
    public TimeSpan? AverageSpeedOfAnswer => Average(WaitingTime, Taken);

    /// <summary>The average time in hand of those handled; null where there are none.</summary>
    public TimeSpan? AverageHandlingTime => Average(HandlingTime, Handled);

    /// <summary>The average time from submission to completion; null where there are none.</summary>
    public TimeSpan? AverageTimeOnTheWay => Average(TimeOnTheWay, Completed);

    /// <summary>The share of <see cref="SignedOn"/> that was <see cref="Busy"/>; null where nobody was signed on, or it is not told.</summary>
    public double? Occupancy => SignedOn is { Ticks: > 0 } on && Busy is { } busy ? (double)busy.Ticks / on.Ticks : null;

    /// <summary>How often something happened.</summary>
    public long this[FactKind kind] => _counts[(int)kind];

    /// <summary>Adds a sum; only by who makes the row.</summary>
    public void Add(FactSum sum)
    {
        _counts[(int)sum.Kind] += sum.Count;
        _times[(int)sum.Kind] += sum.Time;
    }

    /// <summary>The sum of rows, which tell everything once.</summary>
    public static FigureRow SumOf(IReadOnlyList<FigureRow> rows)
    {
        var sum = new FigureRow(null, null) { SignedOn = Sum(row => row.SignedOn), Paused = Sum(row => row.Paused), Busy = Sum(row => row.Busy) };
        foreach (var row in rows)
        {
            for (var kind = 0; kind < Kinds; kind++)
            {
                sum._counts[kind] += row._counts[kind];
                sum._times[kind] += row._times[kind];
            }
        }

        return sum;

        TimeSpan? Sum(Func<FigureRow, TimeSpan?> time) => rows.Any(row => time(row) is not null) ? rows.Aggregate(TimeSpan.Zero, (all, row) => all + (time(row) ?? TimeSpan.Zero)) : null;
    }

    public bool Equals(FigureRow? other) => other is not null && Key == other.Key && Begin == other.Begin && (SignedOn, Paused, Busy) == (other.SignedOn, other.Paused, other.Busy)
        && _counts.AsSpan().SequenceEqual(other._counts) && _times.AsSpan().SequenceEqual(other._times);

    public override int GetHashCode() => HashCode.Combine(Key, Begin);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Key}: {string.Join(' ', Enum.GetValues<FactKind>().Where(kind => this[kind] > 0).Select(kind => $"{kind} {this[kind]} {_times[(int)kind]}"))}");

    private long Count(params ReadOnlySpan<FactKind> kinds)
    {
        var sum = 0L;
        foreach (var kind in kinds)
        {
            sum += _counts[(int)kind];
        }

        return sum;
    }

    private TimeSpan Time(params ReadOnlySpan<FactKind> kinds)
    {
        var sum = TimeSpan.Zero;
        foreach (var kind in kinds)
        {
            sum += _times[(int)kind];
        }

        return sum;
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static TimeSpan? Average(TimeSpan sum, long count) => count == 0 ? null : sum / count;
}
