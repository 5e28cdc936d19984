namespace Coordination.Docs.Tests.Snippets;

/// <summary>The pages that people copy from.</summary>
internal static class Pages
{
    private const string Fence = "```";

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>README.md, everything in docs/, and what the packages say of themselves; from the repository's folder.</summary>
    public static IEnumerable<string> All =>
    [
        "README.md",
        .. In("docs"),
        .. Directory.GetDirectories(Path.Combine(Repository, "src")).Order(StringComparer.Ordinal).SelectMany(project => In($"src/{Path.GetFileName(project)}")),
    ];

    /// <summary>The blocks of a page, in order.</summary>
    public static IEnumerable<Block> BlocksOf(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository, page));
        for (var index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, index + 1, line => line.TrimEnd() == Fence);
            yield return end < 0
                ? throw new InvalidOperationException($"{page}({index + 1}): the block is not closed.")
                : new Block(page, index + 1, lines[index][Fence.Length..].Trim(), string.Join('\n', lines[(index + 1)..end]));
            index = end;
        }
    }

    private static IEnumerable<string> In(string folder) =>
        Directory.GetFiles(Path.Combine(Repository, folder), "*.md").Order(StringComparer.Ordinal).Select(file => $"{folder}/{Path.GetFileName(file)}");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
