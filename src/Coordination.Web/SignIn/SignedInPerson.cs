using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Web.SignIn.Texts;

namespace Coordination.Web.SignIn;

/// <summary>Who somebody is, in words for themselves.</summary>
/// <param name="Id">Their opaque id.</param>
/// <param name="Name">What they are called; null where nobody has said, or it was erased.</param>
/// <param name="Roles">What they may be, and where.</param>
internal sealed record SignedInPerson(PrincipalId Id, string? Name, ImmutableArray<string> Roles)
{
    // Of more halls the plans are not read for a page: their ids are shown.
    private const int MostNamed = 20;

    public static async ValueTask<SignedInPerson> ReadAsync(OpenedSession session, ICoordination coordination, HallTitles titles, SignInTexts texts, CancellationToken cancellation)
    {
        var caller = session.Entry.Caller;
        var plans = new Dictionary<CentreId, HallPlan>();
        foreach (var hall in caller.Grants.Select(grant => grant.Hall).OfType<CentreId>().Distinct().Take(MostNamed))
        {
            if (await titles.FindAsync(hall, cancellation) is { } plan)
            {
                plans[hall] = plan;
            }
        }

        var access = AccessGrainKind.HallOf(session.Entry.Grain) is { } own ? coordination.Access(own) : coordination.AccessToAllHalls();
        var known = (await access.ReadAsync(cancellation))?.Find(caller.Principal);
        var name = known is null ? null : await AccessNames.FindAsync(coordination.Journal, session.Entry.Grain, known, cancellation);
        return new SignedInPerson(caller.Principal, name?.Name, [.. caller.Grants.Select(grant => texts.Of(grant, grant.Hall is { } hall ? plans.GetValueOrDefault(hall) : null))]);
    }
}
