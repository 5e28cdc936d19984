namespace Coordination.Charts.Geometry;

/// <summary>Maps a range of values onto a range of places, linearly. Places may fall while values rise.</summary>
/// <param name="From">The first value.</param>
/// <param name="To">The last value.</param>
/// <param name="Start">Where the first value lies.</param>
/// <param name="End">Where the last value lies.</param>
internal readonly record struct LinearScale(double From, double To, double Start, double End)
{
    /// <summary>Where a value lies; a range without extent lies at its start.</summary>
    public double Map(double value) => To == From ? Start : Start + ((value - From) / (To - From) * (End - Start));

    /// <summary>Where a value lies, kept between start and end.</summary>
    public double Clamp(double value) => Math.Clamp(Map(value), Math.Min(Start, End), Math.Max(Start, End));
}
