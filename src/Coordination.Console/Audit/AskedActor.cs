using System.Collections.Immutable;
using Coordination.Web.Binding;

namespace Coordination.Console.Audit;

/// <summary>Whom the filter of the audit means: an id on record, a name, or a part of one that no other has.</summary>
/// <param name="Known">Everybody who has a name.</param>
/// <param name="Asked">What was filled in.</param>
internal sealed record AskedActor(ImmutableArray<NamedActor> Known, string Asked)
{
    /// <summary>Those whom it means, one for each person: one, unless it has to be asked again.</summary>
    public ImmutableArray<NamedActor> Matches { get; } = IsId(Known, Asked) ? [] : [.. MatchesOf(Known, Asked).DistinctBy(PersonOf)];

    /// <summary>Whether it is the id of somebody who has a name.</summary>
    public bool IsKnown => IsId(Known, Asked);

    /// <summary>The other ids of the person whose id it is.</summary>
    public IEnumerable<string> Others => Known.FirstOrDefault(one => one.Id == Asked) is { Staff: { } staff } ? Known.Where(one => one.Staff == staff && one.Id != Asked).Select(one => one.Id) : [];

    /// <summary>The name that is nearest to what was filled in; null where none is near.</summary>
    public string? Nearest => Web.Binding.Nearest.To(Asked, Known.SelectMany(one => one.Name.Split(' ').Append(one.Name)).Distinct());

    private static bool IsId(ImmutableArray<NamedActor> known, string asked) => known.Any(one => one.Id == asked);

    private static object PersonOf(NamedActor one) => one.Staff is { } staff ? staff : one.Id;

    private static IEnumerable<NamedActor> MatchesOf(ImmutableArray<NamedActor> known, string asked)
    {
        var whole = known.Where(one => Is(one.Name, asked) || one.Staff?.ToString() == asked).ToList();
        return whole.Count > 0 ? whole : known.Where(one => one.Name.Contains(asked, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Is(string name, string asked) => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase);
}
