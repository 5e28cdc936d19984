using System.Globalization;
using Coordination.Postgres.Storage;

namespace Coordination.Postgres.Schema;

/// <summary>The scripts of a folder, whose names begin with the version they lead to.</summary>
internal sealed class SchemaScripts(string folder)
{
    private readonly IReadOnlyList<IGrouping<int, string>> _names =
    [
        .. SqlTexts.Names(folder)
            .GroupBy(name => int.Parse(name.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture))
            .OrderBy(group => group.Key),
    ];

    /// <summary>The newest version.</summary>
    public int Current => _names[^1].Key;

    /// <summary>The oldest version.</summary>
    public int Oldest => _names[0].Key;

    /// <summary>Every migration, by its number; its statements by name.</summary>
    public IReadOnlyList<Migration> All(SqlTexts texts) =>
        [.. _names.Select(group => new Migration(group.Key, [.. group.Select(texts.Get)]))];
}
