using System.Collections.Immutable;

namespace Coordination.Console.Plans;

/// <summary>Where in a plan something is, by names: the path of a difference, taken apart.</summary>
/// <param name="Parts">The members on the way, each with the name of the list's entry; null where it is no entry.</param>
internal readonly record struct PlanPath(ImmutableArray<(string Member, string? Entry)> Parts)
{
    /// <summary>The last of them.</summary>
    public (string Member, string? Entry) Last => Parts[^1];

    /// <summary>Whether it is an entry as a whole.</summary>
    public bool IsEntry => Last.Entry is not null;

    /// <summary>What the property is in: an entry, or a part of the plan.</summary>
    public ImmutableArray<(string Member, string? Entry)> Within => IsEntry ? Parts : SpokenAs is null ? Parts[..^1] : Parts[..^2];

    /// <summary>What it is in, as a path of its own: the same of everything that is about the same.</summary>
    public string About => string.Join('.', Within.Select(part => part.Entry is null ? part.Member : $"{part.Member}[{part.Entry}]"));

    /// <summary>Of which name or sentence it is the text of one language; null of what is none.</summary>
    public string? SpokenAs => Parts is [.., (var member and ("name" or "reason" or "referTo"), null), (_, null)] ? member : null;

    /// <summary>Takes a path apart. Names of entries may have dots, which part nothing.</summary>
    public static PlanPath Parse(string path)
    {
        var parts = ImmutableArray.CreateBuilder<(string, string?)>();
        for (var rest = path; rest.Length > 0;)
        {
            var end = rest.IndexOfAny(['.', '[']);
            var close = end >= 0 && rest[end] == '[' ? rest.IndexOf(']', end) : -1;
            parts.Add((end < 0 ? rest : rest[..end], close < 0 ? null : rest[(end + 1)..close]));
            rest = close >= 0 ? rest[(close + 1)..].TrimStart('.') : end < 0 ? "" : rest[(end + 1)..];
        }

        return new PlanPath(parts.ToImmutable());
    }
}
