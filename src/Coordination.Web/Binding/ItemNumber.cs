using System.Globalization;
using Coordination.Identity;

namespace Coordination.Web.Binding;

/// <summary>A work item's place in its request, as a path names it.</summary>
internal readonly record struct ItemNumber(int Value) : IId<ItemNumber>
{
    public static string Format => "an item's number: 0 for the first";

    public static bool TryParse(string? text, out ItemNumber id)
    {
        // One item has one address: no zeros before its number.
        var valid = Digits.TryRead<int>(text, out var value) && (text is "0" || text![0] != '0');
        id = new ItemNumber(value);
        return valid;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
