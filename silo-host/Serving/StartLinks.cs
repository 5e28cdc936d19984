using System.Text.Json;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.SiloHost.Stores;
using Coordination.Web.SignIn;
using Coordination.Web.SignIn.Passwords;

namespace Coordination.SiloHost.Serving;

/// <summary>Links that work once, for whoever has started the host and can sign in by nothing yet.</summary>
/// <remarks>
/// They are shown to who sits before it, and to nobody else: not where other machines may connect or a proxy passes on what they send, so that whoever reads along cannot be first, and not where a log takes
/// what is printed.
/// </remarks>
internal sealed class StartLinks(ICoordination coordination, ServeOptions options)
{
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(15);
    private static readonly CommandMeta Maker = new(new Actor(ActorKind.Administrator, "serve"));
    private static readonly string[] Journals = ["JOURNAL_STREAM", "NOTIFY_SOCKET"];

    /// <summary>Whether what is printed is seen, and kept nowhere.</summary>
    public static bool MayShow(ServeOptions options, IReadOnlyList<ListenAddress> addresses) =>
        ListenAddress.AreForThisMachineAlone(addresses, options.Http)
        && (options.Console.IsOutputWatched || Array.TrueForAll(Journals, name => options.Console.Variable(name) is null));

    /// <summary>What is shown where a link is not: how whoever may write to the record makes one.</summary>
    public static string Instead(Store store, bool isForThisMachineAlone) =>
        $"by a link: silo-host access link --role administrator{(store.IsRemote ? "" : $" --data {store.Name}")}{(isForThisMachineAlone ? "" : " --url https://YOUR-NAME")}";

    /// <summary>A link for each role of a demo; otherwise one for an administrator, where none can sign in. Each with a name.</summary>
    public async Task<IReadOnlyList<(string Name, string Link)>> MakeAsync(PublishedPlan served, string address, CancellationToken cancellation)
    {
        var links = new List<(string, string)>();
        foreach (var (access, add) in options.Demo ? OfDemo(served.Plan) : await OfFirstAsync(cancellation))
        {
            if (await IssueAsync(access, add, cancellation) is { } secret)
            {
                links.Add((options.Demo ? $"as {JsonNamingPolicy.KebabCaseLower.ConvertName(add.Grants[0].Role.ToString())}" : "sign in", Of(address, secret)));
            }
        }

        return links;
    }

    /// <summary>The link with a secret: it stands after '#', which browsers send to no server, so that no log has it.</summary>
    public static string Of(string address, string secret, bool isInvitation = false) =>
        $"{address.TrimEnd('/')}{(isInvitation ? PasswordEndpoints.Invitation : SignInEndpoints.Link)}#{secret}";

    private async ValueTask<IEnumerable<(IAccessGrain, AddPrincipal)>> OfFirstAsync(CancellationToken cancellation)
    {
        var everywhere = coordination.AccessToAllHalls();
        return await everywhere.ReadAsync(cancellation) is { } state && state.Principals.Any(principal => IsAdministrator(principal) && CanCome(state, principal))
            ? []
            : [(everywhere, Person(new Grant(Role.Administrator), "The first administrator."))];
    }

    private IEnumerable<(IAccessGrain, AddPrincipal)> OfDemo(HallPlan plan)
    {
        var (hall, access) = (plan.Centre, coordination.Access(plan.Centre));
        yield return (access, Person(new Grant(Role.Staff, hall, plan.Staff[0].Department), "A demo.") with { Name = plan.Staff[0].Name, Staff = plan.Staff[0].Id });
        yield return (access, Person(new Grant(Role.Head, hall, plan.Departments[0].Id), "A demo.") with { Name = "The demo's head" });
        foreach (var role in (Role[])[Role.Viewer, Role.Supervisor, Role.Auditor])
        {
            yield return (access, Person(new Grant(role, hall), "A demo.") with { Name = $"The demo's {role.ToString().ToLowerInvariant()}" });
        }

        // Of all halls: they see the installation as well.
        yield return (coordination.AccessToAllHalls(), Person(new Grant(Role.Administrator), "A demo.") with { Name = "The demo's administrator" });
    }

    private static AddPrincipal Person(Grant grant, string reason) => new(PrincipalKind.Person) { Grants = [grant], Reason = reason };

    // A start finds who was added at the one before; what cannot be made is not shown.
    private async ValueTask<string?> IssueAsync(IAccessGrain access, AddPrincipal add, CancellationToken cancellation)
    {
        var known = (await access.ReadAsync(cancellation))?.Principals.FirstOrDefault(
            principal => principal is { Kind: PrincipalKind.Person, DisabledAt: null } && principal.Staff == add.Staff && principal.Grants.SequenceEqual(add.Grants));
        if ((known?.Id ?? (await access.ExecuteAsync(add, Maker, cancellation)).Value?.Principal) is not { } principal)
        {
            return null;
        }

        var issue = new IssueLink(principal, coordination.Time.GetUtcNow() + Lives) { Reason = add.Reason };
        return (await access.ExecuteAsync(issue, Maker, cancellation)).Value?.Secret;
    }

    private static bool IsAdministrator(PrincipalState principal) =>
        principal.DisabledAt is null && principal.Grants.Any(grant => grant is { Role: Role.Administrator, Hall: null });

    private bool CanCome(AccessState state, PrincipalState principal)
    {
        var now = coordination.Time.GetUtcNow();
        return state.Credentials.Any(known => known.Principal == principal.Id && known.Kind is not (CredentialKind.Link or CredentialKind.Invitation) && known.EndedAt is null && now < known.ExpiresAt)
            || state.FindAccount(principal.Id) is not null;
    }
}
