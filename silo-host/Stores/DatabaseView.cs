using System.Globalization;

namespace Coordination.SiloHost.Stores;

/// <summary>A database's status for people.</summary>
internal static class DatabaseView
{
    public static void Write(TextWriter output, DatabaseStatus status)
    {
        output.WriteLine(status.Database);
        foreach (var (name, text) in Lines(status))
        {
            output.WriteLine($"  {name,-10} {text}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Lines(DatabaseStatus status)
    {
        if (status.IsReachable)
        {
            yield return ("server", $"PostgreSQL {status.ServerVersion}, {(status.IsReadOnly ? "read-only" : "takes writes")}");
            yield return ("schema", Text($"{(status.SchemaVersion == 0 ? "none" : Text($"version {status.SchemaVersion}"))}; this program needs version {status.NeededVersion}"));
            yield return ("feed at", Text($"{status.LastSequence}"));
        }

        foreach (var (hall, counts) in status.Halls)
        {
            yield return ("hall", $"{hall}: {(counts.IsEmpty ? "no request yet" : string.Join(", ", counts.Select(count => Text($"{count.Value} {count.Key}"))))}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
