using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.SiloHost.Access;

/// <summary>Gives commands on access to a record, beside whatever host serves it: an engine of this process, whose centres stay asleep.</summary>
internal sealed class AccessDesk : IAsyncDisposable
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "silo-host"));

    private readonly IJournal _journal;
    private readonly EmbeddedHost _host;

    private AccessDesk(IJournal journal)
    {
        _journal = journal;
        _host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
    }

    public static async Task<AccessDesk> OpenAsync(Store store, CancellationToken cancellation)
    {
        var journal = await store.OpenAsync(cancellation);
        try
        {
            await journal.LoadInstallationAsync(cancellation);
            return new AccessDesk(journal);
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a key, and before it the principal whose it is, where a new one is given.</summary>
    public Task<AccessReceipt> IssueKeyAsync(AddPrincipal? add, PrincipalId? principal, long days, string reason, CancellationToken cancellation) =>
        IssueAsync(add, principal, owner => new IssueKey(owner, _host.Time.GetUtcNow().AddDays(days)) { Reason = reason }, reason, cancellation);

    /// <summary>Makes a link that works once, and before it the person, where a new one is given.</summary>
    public Task<AccessReceipt> IssueLinkAsync(AddPrincipal? add, PrincipalId? principal, long minutes, bool isInvitation, string reason, CancellationToken cancellation) =>
        IssueAsync(add, principal, owner => new IssueLink(owner, _host.Time.GetUtcNow().AddMinutes(minutes)) { IsInvitation = isInvitation, Reason = reason }, reason, cancellation);

    public async Task GrantAsync(PrincipalId principal, Grant grant, bool take, string reason, CancellationToken cancellation)
    {
        var hall = await HallOfAsync(known => known.Find(principal) is not null, $"principal '{principal}'", cancellation);
        await GiveAsync(hall, take ? new TakeGrant(principal, grant) { Reason = reason } : new GiveGrant(principal, grant) { Reason = reason }, cancellation);
    }

    public async Task<string> RevokeAsync(string key, string reason, CancellationToken cancellation)
    {
        var hall = await HallOfAsync(known => known.Find(key) is not null, $"key '{key}'", cancellation);
        await GiveAsync(hall, new RevokeCredential(key) { Reason = reason }, cancellation);
        return $"The key {key}";
    }

    public async Task<string> DisableAsync(PrincipalId principal, string reason, CancellationToken cancellation)
    {
        var known = (await ReadAllAsync(cancellation)).Where(state => state.Find(principal) is not null).ToList();
        if (known.Count == 0)
        {
            throw Unknown($"principal '{principal}'");
        }

        // Several halls may know the same principal, each with keys of its own.
        foreach (var state in known.Where(state => state.Find(principal) is { DisabledAt: null }))
        {
            await GiveAsync(state.Hall, new DisablePrincipal(principal) { Reason = reason }, cancellation);
        }

        return $"All that {principal} had";
    }

    /// <summary>Everybody of one hall, or of every one and of all halls together.</summary>
    public async Task<IReadOnlyList<AccessListing>> ListAsync(CentreId? hall, CancellationToken cancellation)
    {
        var listings = new List<AccessListing>();
        foreach (var state in await ReadAllAsync(cancellation))
        {
            if (hall is null || state.Hall == hall)
            {
                listings.Add(new AccessListing(state, await AccessNames.ReadAsync(_journal, state.Hall, state, cancellation)));
            }
        }

        return listings;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _journal.DisposeAsync();
    }

    private async Task<AccessReceipt> IssueAsync(
        AddPrincipal? add, PrincipalId? principal, Func<PrincipalId, Coordination.Access.AccessCommand> issue, string reason, CancellationToken cancellation)
    {
        var hall = add is null ? await HallOfAsync(known => known.Find(principal!.Value) is not null, $"principal '{principal}'", cancellation) : add.Grants[0].Hall;
        var owner = add is null ? principal!.Value
            : await ColleagueAsync(hall, add, cancellation) ?? (await GiveAsync(hall, add with { Reason = reason }, cancellation)).Principal!.Value;
        return await GiveAsync(hall, issue(owner), cancellation);
    }

    // An entry of the plan's staff is one principal: asked for again with nothing new to say of them, it is the one that is there.
    private async Task<PrincipalId?> ColleagueAsync(CentreId? hall, AddPrincipal add, CancellationToken cancellation) =>
        add is { Staff: { } staff, Name: null, Contact: null } && hall is { } one && await _host.Access(one).ReadAsync(cancellation) is { } state
            ? state.Principals.FirstOrDefault(known => known.Staff == staff && known.DisabledAt is null && known.Grants.SequenceEqual(add.Grants))?.Id
            : null;

    private async Task<AccessReceipt> GiveAsync(CentreId? hall, Coordination.Access.AccessCommand command, CancellationToken cancellation)
    {
        var access = hall is { } one ? _host.Access(one) : _host.AccessToAllHalls();
        return (await access.ExecuteAsync(command, Administrator, cancellation)).Require();
    }

    private async Task<CentreId?> HallOfAsync(Func<AccessState, bool> has, string what, CancellationToken cancellation)
    {
        var found = (await ReadAllAsync(cancellation)).FirstOrDefault(has);
        return found is not null ? found.Hall : throw Unknown(what);
    }

    private static IOException Unknown(string what) => new($"There is no {what} in this record; 'silo-host access list' shows what there is.");

    private async Task<List<AccessState>> ReadAllAsync(CancellationToken cancellation)
    {
        var states = new List<AccessState>();
        IReadOnlyList<GrainVersion> page;
        string? after = null;
        do
        {
            page = await _journal.ReadVersionsAsync(AccessBehaviour.Number, after, 1000, cancellation);
            foreach (var (grain, _) in page)
            {
                after = grain.Id;
                states.Add(AccessGrainKind.ReadState((await _journal.ReadRowAsync(grain, cancellation))!).WithoutHashes());
            }
        }
        while (page.Count == 1000);
        return states;
    }
}

/// <summary>A hall's access with the names of its principals.</summary>
internal sealed record AccessListing(AccessState State, IReadOnlyDictionary<PrincipalId, AccessPersonal> Names);
