using Coordination.Centres;
using Coordination.Identity;

namespace Coordination.Orleans.Grains;

/// <summary>The keys of grains that belong to a hall: <c>centre</c>, or <c>centre/id</c>. Ids have no slash in them.</summary>
internal static class HallKey
{
    public static string Of<TId>(CentreId centre, TId id)
        where TId : struct, IId<TId> => $"{centre}/{id}";

    public static ReadOnlySpan<char> CentreOf(ReadOnlySpan<char> key) => key.IndexOf('/') is >= 0 and var slash ? key[..slash] : key;

    public static (CentreId Centre, TId Id) Read<TId>(string key)
        where TId : struct, IId<TId>
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (Id<CentreId>(key[..slash]), Id<TId>(key[(slash + 1)..]));
    }

    public static TId Id<TId>(string text)
        where TId : struct, IId<TId> =>
        TId.TryParse(text, out var id) ? id : throw new ArgumentException($"'{text}' is no {typeof(TId).Name}: {TId.Format}.", nameof(text));
}
