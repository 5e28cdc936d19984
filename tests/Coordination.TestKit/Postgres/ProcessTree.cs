using System.Globalization;

namespace Coordination.TestKit.Postgres;

/// <summary>Which processes belong to a server, as Linux tells it.</summary>
public static class ProcessTree
{
    /// <summary>The processes that a process has started and that still live.</summary>
    public static IEnumerable<int> ChildrenOf(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, CultureInfo.InvariantCulture, out _) && ParentOf(folder) == parent
        select int.Parse(name, CultureInfo.InvariantCulture);

    // The program's name, in brackets, may itself hold spaces; what follows the last bracket does not.
    private static int? ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
