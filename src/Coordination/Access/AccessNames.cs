using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Journal;

namespace Coordination.Access;

/// <summary>Reads what principals are called: personal text beside the chain, which is kept nowhere else.</summary>
internal static class AccessNames
{
    /// <summary>The name and the contact of one principal; null where they were erased.</summary>
    /// <param name="journal">The record.</param>
    /// <param name="grain">The access that knows them.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async ValueTask<AccessPersonal?> FindAsync(IJournalReader journal, GrainKey grain, PrincipalState principal, CancellationToken cancellation)
    {
        await foreach (var entry in journal.ReadHistoryAsync(grain, principal.DescribedIn - 1, cancellation))
        {
            return entry.Event.Personal is { } personal ? JsonSerializer.Deserialize(personal.Text.Span, AccessJson.Default.AccessPersonal) : null;
        }

        return null;
    }

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
