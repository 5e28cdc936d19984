using System.Globalization;
using System.Numerics;

namespace Coordination.Identity;

/// <summary>Whole numbers as they stand in names and addresses: digits and nothing else.</summary>
internal static class Digits
{
    /// <summary>Reads a number that has neither sign nor space.</summary>
    /// <remarks>The framework's parsers alone would take any number of NULs after the last digit.</remarks>
    public static bool TryRead<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return !text.ContainsAnyExceptInRange('0', '9') && T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
