using System.Runtime.CompilerServices;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>The table of docs/access.md: what each role may do, and how far.</summary>
internal sealed class DocumentedMatrix
{
    private readonly Dictionary<(string Permission, string Role), string> _cells = [];

    private DocumentedMatrix(IReadOnlyList<string> roles) => Roles = roles;

    public IReadOnlyList<string> Roles { get; }

    public static DocumentedMatrix Read()
    {
        var rows = File.ReadAllLines(Path.Combine(Root(), "docs", "access.md"))
            .SkipWhile(line => !line.StartsWith("| permission", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var matrix = new DocumentedMatrix(rows[0][1..]);
        foreach (var row in rows.Skip(2))
        {
            for (var column = 0; column < matrix.Roles.Count; column++)
            {
                matrix._cells[(row[0], matrix.Roles[column])] = row[column + 1].TrimEnd('!');
            }
        }

        return matrix;
    }

    /// <summary>How far a role's permission reaches: own, s, d, h, all, kiosk, or – for not at all.</summary>
    public string this[string permission, string role] => _cells[(permission, role)];

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", ".."));
}
