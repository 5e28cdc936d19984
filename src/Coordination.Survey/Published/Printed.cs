namespace Coordination.Survey.Published;

/// <summary>What a printed number may have been before it was rounded.</summary>
/// <param name="Low">At least this.</param>
/// <param name="High">At most this.</param>
internal readonly record struct Printed(decimal Low, decimal High)
{
    /// <summary>By the decimals that it was printed with.</summary>
    public static Printed Of(decimal number)
    {
        var half = new decimal(5, 0, 0, false, (byte)Math.Min(28, number.Scale + 1));
        return new Printed(number - half, number + half);
    }

    /// <summary>Whether it may have been this number.</summary>
    public bool Holds(double number) => number >= (double)Low && number <= (double)High;
}
