using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Journal;

namespace Coordination.Access;

/// <summary>Reads what principals are called: personal text beside the chain, which is kept nowhere else.</summary>
internal static class AccessNames
{
    /// <summary>The names and contacts of a hall's principals, without those that were erased.</summary>
    public static async ValueTask<ImmutableDictionary<PrincipalId, AccessPersonal>> ReadAsync(
        IJournalReader journal, CentreId? hall, AccessState state, CancellationToken cancellation)
    {
        var byVersion = state.Principals.ToDictionary(principal => principal.DescribedIn, principal => principal.Id);
        var names = ImmutableDictionary.CreateBuilder<PrincipalId, AccessPersonal>();
        var first = byVersion.Keys.DefaultIfEmpty(1).Min();
        await foreach (var entry in journal.ReadHistoryAsync(AccessGrainKind.KeyOf(hall), first - 1, cancellation))
        {
            if (entry.Event.Personal is { } personal && byVersion.TryGetValue(entry.Event.Version, out var principal))
            {
                names[principal] = JsonSerializer.Deserialize(personal.Text.Span, AccessJson.Default.AccessPersonal)!;
            }
        }

        return names.ToImmutable();
    }
}
