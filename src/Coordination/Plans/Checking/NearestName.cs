namespace Coordination.Plans.Checking;

/// <summary>Guesses what was meant by a name that is not known.</summary>
internal static class NearestName
{
    private const int Farthest = 2;
    private const int LongestName = 64;
    private const int MostNames = 1000;

    /// <summary>The known name that differs least, of the first thousand; null when all differ too much.</summary>
    public static string? To(string name, IEnumerable<string> known) =>
        name.Length > LongestName
            ? null
            : known.Take(MostNames)
                .Where(candidate => Math.Abs(candidate.Length - name.Length) <= Farthest)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(candidate => candidate.Distance <= Farthest && candidate.Distance < name.Length)
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Select(candidate => candidate.Name)
                .FirstOrDefault();

    /// <summary>Levenshtein's distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }

            if (row.Min() > Farthest)
            {
                return Farthest + 1;
            }
        }

        return row[^1];
    }
}
