using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.Access;

/// <summary>A hall's access in memory, or that to all halls.</summary>
internal sealed class AccessGrain(GrainKey key, HallServices services)
    : EventSourcedGrain<AccessState, AccessCommand, AccessEvent, AccessInput>(key, Behaviour, services), IAccessGrain
{
    private static readonly AccessBehaviour Behaviour = new();

    private readonly HallServices _services = services;

    /// <inheritdoc />
    public async ValueTask<Reply<AccessReceipt>> ExecuteAsync(
        AccessCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var input = new AccessInput(await ReadPlansAsync(command, cancellation), _services.Ids);
        var turn = await HandleAsync(command, meta, input);
        return turn.Refusal is { } refusal
            ? Reply.Refused<AccessReceipt>(refusal)
            : Reply.Of(Receipt(turn, command, turn.Repeated ? null : input));
    }

    /// <inheritdoc />
    public ValueTask<AccessState?> ReadAsync(CancellationToken cancellation = default) => new(DurableVersion > 0 ? Durable.WithoutHashes() : null);

    /// <inheritdoc />
    public ValueTask<AccessState?> ReadReportAsync(CancellationToken cancellation = default) => ReadAsync(cancellation);

    // By the version that the command led to, so that a repeated one names what the first one made.
    private static AccessReceipt Receipt(in Turn<AccessState> turn, AccessCommand command, AccessInput? input)
    {
        var version = turn.Version;
        var issued = command is IssueKey or IssueLink or UseLink or OpenSession
            ? turn.State.Credentials.FirstOrDefault(known => known.IssuedIn == version)
            : null;
        var added = command is AddPrincipal ? turn.State.Principals.FirstOrDefault(known => known.AddedIn == version) : null;
        return new AccessReceipt(version)
        {
            Principal = added?.Id ?? issued?.Principal ?? PrincipalOf(command),
            Credential = issued?.Id,
            ExpiresAt = issued?.ExpiresAt,
            Secret = issued is null ? null : input?.Show(issued.Kind),
        };
    }

    private static PrincipalId? PrincipalOf(AccessCommand command) => command switch
    {
        DescribePrincipal describe => describe.Principal,
        DisablePrincipal disable => disable.Principal,
        GiveGrant give => give.Principal,
        TakeGrant take => take.Principal,
        _ => null,
    };

    private async ValueTask<FrozenDictionary<CentreId, ActivePlan?>> ReadPlansAsync(AccessCommand command, CancellationToken cancellation)
    {
        var halls = GrantsOf(command).Select(grant => grant.Hall).Append(AccessGrainKind.HallOf(Key)).OfType<CentreId>().Distinct();
        var plans = new Dictionary<CentreId, ActivePlan?>();
        foreach (var one in halls)
        {
            plans[one] = await _services.Plans.CurrentAsync(one, cancellation);
        }

        return plans.ToFrozenDictionary();
    }

    private static ImmutableArray<Grant> GrantsOf(AccessCommand command) => command switch
    {
        AddPrincipal add => add.Grants,
        GiveGrant { Grant: { } grant } => [grant],
        _ => [],
    };
}
