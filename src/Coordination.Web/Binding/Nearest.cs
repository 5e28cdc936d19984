namespace Coordination.Web.Binding;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>The known name that takes the fewest letters changed, added or left out (Levenshtein), whatever their case; null where none is near.</summary>
    public static string? To(string text, IEnumerable<string> known)
    {
        var (name, distance) = known.Select(name => (Name: name, Distance: Distance(text.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.Ordinal).FirstOrDefault();
        return name is not null && distance <= Math.Max(2, name.Length / 3) ? name : null;
    }

    /// <summary>A question for a message; empty where no name is near.</summary>
    public static string Ask(string text, IEnumerable<string> known) => To(text, known) is { } name ? $" Did you mean '{name}'?" : "";

    private static int Distance(string one, string other)
    {
        // Longer ones are near nothing.
        if (Math.Abs(one.Length - other.Length) > other.Length)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var (diagonal, left) = (row[0], i + 1);
            row[0] = left;
            for (var j = 0; j < other.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j + 1]) + 1, diagonal + (one[i] == other[j] ? 0 : 1));
                (diagonal, row[j + 1]) = (row[j + 1], left);
            }
        }

        return row[^1];
    }
}
