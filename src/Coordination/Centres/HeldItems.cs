using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>What is in whose hands: found by the item, and by the person without a look at everybody else's.</summary>
internal sealed class HeldItems
{
    private readonly Dictionary<WorkItemId, Holding> _items = [];
    private readonly Dictionary<StaffId, List<WorkItemId>> _byStaff = [];

    public HeldItems() => Places = new CitizenPlaces(this);

    /// <summary>Which citizens are with somebody.</summary>
    public CitizenPlaces Places { get; }

    public bool TryGet(WorkItemId item, [MaybeNullWhen(false)] out Holding holding) => _items.TryGetValue(item, out holding);

    public void Set(WorkItemId item, Holding holding)
    {
        if (!_items.TryGetValue(item, out var before) || before.Staff != holding.Staff)
        {
            Remove(item, out _);
            ItemsOf(holding.Staff).Add(item);
        }

        _items[item] = holding;
    }

    public bool Remove(WorkItemId item, [MaybeNullWhen(false)] out Holding holding)
    {
        var known = _items.Remove(item, out holding);
        if (known)
        {
            _byStaff[holding.Staff].Remove(item);
        }

        return known;
    }

    /// <summary>Whether somebody holds anything.</summary>
    public bool HoldsAny(StaffId staff) => _byStaff.TryGetValue(staff, out var items) && items.Count > 0;

    /// <summary>Whether somebody holds anything that is no mere offer.</summary>
    public bool HasBegun(StaffId staff) => _byStaff.TryGetValue(staff, out var items) && items.Exists(item => _items[item].OfferEnds is null);

    /// <summary>What somebody holds, in order.</summary>
    public ImmutableArray<WorkItemId> Of(StaffId staff) => _byStaff.TryGetValue(staff, out var items) && items.Count > 0 ? [.. items.Order()] : [];

    /// <summary>What somebody holds because they asked with this key.</summary>
    public WorkItemId? FindTaken(StaffId staff, KeyDigest key)
    {
        if (_byStaff.TryGetValue(staff, out var items))
        {
            foreach (var item in items)
            {
                if (_items[item].TakenWith == key)
                {
                    return item;
                }
            }
        }

        return null;
    }

    private List<WorkItemId> ItemsOf(StaffId staff)
    {
        if (!_byStaff.TryGetValue(staff, out var items))
        {
            _byStaff[staff] = items = [];
        }

        return items;
    }
}

/// <summary>An item in somebody's hands.</summary>
/// <param name="Staff">Whose.</param>
/// <param name="Class">What kind of work it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="TakenWith">The key with which they asked for it.</param>
/// <param name="OfferEnds">Of an offer, when it lapses.</param>
/// <param name="OfferUptime">Of an offer, the same by the time since the host's start.</param>
internal readonly record struct Holding(
    StaffId Staff, WorkClassHandle Class, DateTimeOffset Since, KeyDigest? TakenWith, DateTimeOffset? OfferEnds = null, TimeSpan OfferUptime = default)
{
    /// <summary>Whether its holder has set it aside: it takes them, and not the citizen.</summary>
    public bool IsSetAside { get; init; }
}
