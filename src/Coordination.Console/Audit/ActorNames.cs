using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Audit;

/// <summary>The plan's names of a hall's people, by the ids under which they are on record: no name stands there.</summary>
internal static class ActorNames
{
    public static async ValueTask<IReadOnlyDictionary<string, string>> ReadAsync(PageContext page, HttpContext call, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var installation = call.RequestServices.GetService<IJournal>()?.Installation;
        foreach (var person in page.Plan?.Staff ?? [])
        {
            if (installation is not null)
            {
                names[installation.OnRecord(new Actor(ActorKind.Staff, person.Id.ToString())).Id] = page.NameOf(person.Id);
            }
        }

        var coordination = call.RequestServices.GetRequiredService<ICoordination>();
        foreach (var principal in page.Hall is { } hall ? (await coordination.Access(hall).ReadAsync(cancellation))?.Principals ?? [] : [])
        {
            if (principal.Staff is { } staff)
            {
                names[principal.Id.ToString()] = page.NameOf(staff);
            }
        }

        return names;
    }
}
