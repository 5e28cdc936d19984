using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Audit;

/// <summary>The names of a hall's people, by the ids under which they are on record: no name stands there.</summary>
/// <remarks>
/// Those of the plan are for whoever sees the page. What access calls the others is for who may read the audit of the hall in which they have done something: officials answer for it by name.
/// Contacts, and everybody of all halls, are for who may read access.
/// </remarks>
/// <param name="coordination">The halls.</param>
/// <param name="journal">The record; null where it is in another process.</param>
internal sealed class ActorNames(ICoordination coordination, IJournal? journal)
{
    public static ActorNames In(HttpContext call) =>
        new(call.RequestServices.GetRequiredService<ICoordination>(), call.RequestServices.GetService<IJournal>());

    /// <summary>The names of some of those on record; ids without a name are left out.</summary>
    /// <param name="page">Who looks.</param>
    /// <param name="shown">Their ids.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public async ValueTask<IReadOnlyDictionary<string, string>> ReadAsync(PageContext page, IEnumerable<string> shown, CancellationToken cancellation)
    {
        var asked = shown.ToHashSet(StringComparer.Ordinal);
        return (await ReadAsync(page, asked.Contains, withAll: MayKnow(page), cancellation)).ToFrozenDictionary(one => one.Id, one => one.Name, StringComparer.Ordinal);
    }

    /// <summary>Everybody who has a name.</summary>
    public ValueTask<ImmutableArray<NamedActor>> ReadAllAsync(PageContext page, CancellationToken cancellation) =>
        ReadAsync(page, _ => true, withAll: page.MayEverywhere(Permission.ReadAccess), cancellation);

    private async ValueTask<ImmutableArray<NamedActor>> ReadAsync(PageContext page, Func<string, bool> isAsked, bool withAll, CancellationToken cancellation)
    {
        var known = ImmutableArray.CreateBuilder<NamedActor>();
        foreach (var (grain, state) in await AccessAsync(page, withAll, cancellation))
        {
            foreach (var principal in state.Principals.Where(one => isAsked(one.Id.ToString())))
            {
                var name = principal.Staff is { } staff ? page.NameOf(staff)
                    : withAll || MayKnow(page) ? (await AccessNames.FindAsync(coordination.Journal, grain, principal, cancellation))?.Name
                    : null;
                if (name is not null)
                {
                    known.Add(new NamedActor(principal.Id.ToString(), name, principal.Staff));
                }
            }
        }

        // Clerks without a principal, as a program of their hall names them.
        foreach (var person in page.Plan?.Staff ?? [])
        {
            if (journal?.Installation.OnRecord(new Actor(ActorKind.Staff, person.Id.ToString())).Id is { } id && isAsked(id))
            {
                known.Add(new NamedActor(id, page.NameOf(person.Id), person.Id));
            }
        }

        return known.ToImmutable();
    }

    private async ValueTask<ImmutableArray<(GrainKey Grain, AccessState State)>> AccessAsync(PageContext page, bool withAll, CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<(GrainKey, AccessState)>();
        if (page.Hall is { } hall && await coordination.Access(hall).ReadAsync(cancellation) is { } ofHall)
        {
            all.Add((AccessGrainKind.KeyOf(hall), ofHall));
        }

        if (withAll && await coordination.AccessToAllHalls().ReadAsync(cancellation) is { } ofAll)
        {
            all.Add((AccessGrainKind.KeyOf(null), ofAll));
        }

        return all.ToImmutable();
    }

    // Of the installation as a whole it takes a part in all halls.
    private static bool MayKnow(PageContext page) => page.Hall is null ? page.MayEverywhere(Permission.ReadAccess) : (page with { Department = null }).May(Permission.ReadAudit);
}

/// <summary>Somebody on record who has a name.</summary>
/// <param name="Id">The id on record.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Staff">The entry of the plan; null of others.</param>
internal sealed record NamedActor(string Id, string Name, StaffId? Staff);
