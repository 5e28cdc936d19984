using Coordination.Centres;
using Coordination.Halls;
using Coordination.Grains;
using Coordination.Identity;

namespace Coordination.Orleans.Grains;

/// <summary>The keys of grains that belong to a hall: <c>centre</c>, or <c>centre/kind/id</c>. None of these has a slash in it.</summary>
internal static class HallKey
{
    public static string Of(CentreId centre, HallGrainKind kind, string id) => $"{centre}/{kind.Name}/{id}";

    public static ReadOnlySpan<char> CentreOf(ReadOnlySpan<char> key) => key.IndexOf('/') is >= 0 and var slash ? key[..slash] : key;

    /// <exception cref="NotSupportedException">This silo does not know the kind.</exception>
    public static (CentreId Centre, HallGrainKind Kind, string Id) Read(string key, IEnumerable<GrainKindDefinition> kinds)
    {
        var parts = key.Split('/');
        var kind = kinds.OfType<HallGrainKind>().FirstOrDefault(known => parts.Length == 3 && known.Name == parts[1])
            ?? throw new NotSupportedException($"This silo knows no grain '{key}'.");
        return (Id<CentreId>(parts[0]), kind, parts[2]);
    }

    public static TId Id<TId>(string text)
        where TId : struct, IId<TId> =>
        TId.TryParse(text, out var id) ? id : throw new ArgumentException($"'{text}' is no {typeof(TId).Name}: {TId.Format}.", nameof(text));
}
