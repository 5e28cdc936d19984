using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Access;

/// <summary>Access, as a kind of grain.</summary>
internal sealed class AccessGrainKind()
    : HallGrainKind<IAccessGrain, AccessScope, AccessCommand, AccessReceipt, AccessState, AccessState>(
        AccessBehaviour.Number, "access", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly AccessBehaviour Behaviour = new();

    public static AccessGrainKind Instance { get; } = new();

    public override IAccessGrain Over(IGrainChannel channel) => new Proxy(channel);

    /// <summary>The key of a hall's, or of that for all halls.</summary>
    public static GrainKey KeyOf(CentreId? hall) => hall is { } one
        ? Instance.KeyOf(one, AccessScope.OneHall.ToString())
        : Instance.KeyOf(AccessScope.Everywhere, AccessScope.AllHalls.ToString());

    /// <summary>The hall of a key; null for all halls.</summary>
    public static CentreId? HallOf(GrainKey key)
    {
        var slash = key.Id.IndexOf('/', StringComparison.Ordinal);
        return key.Id[(slash + 1)..] == AccessScope.OneHall.ToString() ? new CentreId(key.Id[..slash]) : null;
    }

    /// <summary>The state in a row, with the hashes.</summary>
    public static AccessState ReadState(GrainRow row) => Behaviour.ReadState(row.State.Span);

    protected override IGrainActivation Create(CentreId centre, AccessScope id, HallServices services) =>
        new AccessGrain(KeyOf(centre, id.ToString()), services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<AccessCommand, AccessReceipt, AccessState, AccessState>(channel), IAccessGrain;
}
