namespace Coordination.Charts.Comparisons;

/// <summary>A difference and how sure it is.</summary>
/// <param name="Name">What differs.</param>
/// <param name="Difference">The estimate; below 0 is less.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="LessIsBetter">Whether less is better.</param>
public sealed record IntervalRow(string Name, double Difference, double Low, double High, bool LessIsBetter = true)
{
    /// <summary>What can be said at the interval's confidence.</summary>
    public IntervalVerdict Verdict => Low <= 0 && High >= 0 ? IntervalVerdict.Unsure
        : Difference < 0 == LessIsBetter ? IntervalVerdict.Better
        : IntervalVerdict.Worse;
}
