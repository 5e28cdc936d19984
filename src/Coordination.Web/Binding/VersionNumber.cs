using System.Globalization;
using Coordination.Identity;

namespace Coordination.Web.Binding;

/// <summary>A version, as a path names it.</summary>
internal readonly record struct VersionNumber(long Value) : IId<VersionNumber>
{
    public static string Format => "a version: a whole number from 1";

    public static bool TryParse(string? text, out VersionNumber id)
    {
        var valid = Digits.TryRead<long>(text, out var value) && value > 0;
        id = new VersionNumber(value);
        return valid;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
