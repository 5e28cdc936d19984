using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Access;
using Coordination.Erasures;
using Coordination.Journal;

namespace Coordination.Web.Management.Erasures;

/// <summary>What a text is that an erasure names by its version: for whoever approves, who reads nothing of what it says.</summary>
/// <param name="Kind">The kind of grain.</param>
/// <param name="Id">Its name within the kind.</param>
/// <param name="Version">The version with which the text came.</param>
/// <param name="At">When.</param>
/// <param name="Event">With which event.</param>
/// <param name="Parts">Of <c>access</c> what is there: <c>name</c>, <c>contact</c>, <c>reason</c>, or <c>password</c>, the hash by which somebody signs in.</param>
internal sealed record NamedText(GrainKind Kind, string Id, long Version, DateTimeOffset At, string Event, ImmutableArray<string>? Parts)
{
    /// <summary>All those that are named by their versions.</summary>
    public static async ValueTask<ImmutableArray<NamedText>> ReadAsync(ImmutableArray<GrainTexts> grains, IJournalReader journal, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<NamedText>();
        foreach (var named in grains.Where(named => !named.Versions.IsEmpty))
        {
            var versions = named.Versions.ToHashSet();
            var last = versions.Max();
            await foreach (var entry in journal.ReadHistoryAsync(named.Key, versions.Min() - 1, cancellation))
            {
                if (entry.Event is var one && one.Version > last)
                {
                    break;
                }

                if (versions.Contains(one.Version))
                {
                    texts.Add(new NamedText(named.Kind, named.Id, one.Version, one.At, one.Type, named.Kind == AccessBehaviour.Number ? PartsOf(one.Personal) : null));
                }
            }
        }

        return texts.ToImmutable();
    }

    // Of other kinds the names of members may be people's own words.
    private static ImmutableArray<string>? PartsOf(PersonalText? personal)
    {
        if (personal is null)
        {
            return null;
        }

        using var text = JsonDocument.Parse(personal.Text);
        return [.. text.RootElement.EnumerateObject().Select(part => part.Name)];
    }
}
