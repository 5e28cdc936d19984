using System.Globalization;

namespace Coordination.Web.Problems;

/// <summary>What callers wrote, as a problem repeats it: never longer than is needed to find it.</summary>
internal static class Shown
{
    private const int LongestName = 64;

    /// <summary>A name, shortened between characters as people count them.</summary>
    public static string Name(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        var length = 0;
        while (StringInfo.GetNextTextElementLength(name, length) is var next && length + next <= LongestName)
        {
            length += next;
        }

        return $"{name.AsSpan(0, length)}…";
    }
}
