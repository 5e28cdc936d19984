using System.Globalization;

namespace Coordination.Journal;

/// <summary>A centre's fencing number: taken from storage when the centre starts, and higher than every one before.</summary>
/// <param name="Value">The number, from 1.</param>
internal readonly record struct Epoch(long Value) : IComparable<Epoch>
{
    /// <inheritdoc />
    public int CompareTo(Epoch other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
