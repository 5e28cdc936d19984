using System.Collections.Immutable;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Running;

namespace Coordination.Torture.Bugs;

/// <summary>A declined item is not queued again.</summary>
internal sealed class LostRequeue : RoutingBug
{
    public override string Name => "lost-requeue";

    public override string What => "an item that somebody declined, or whose offer lapsed, does not come back to its queue";

    protected override RequestRouting Corrupt(RequestRouting routing) =>
        routing with { Items = [.. routing.Items.Where(item => item.Status.IsHeld() || item.Exclusions.IsEmpty)] };
}

/// <summary>Capacity stays taken.</summary>
internal sealed class CapacityKept : RoutingBug
{
    private readonly Dictionary<(RequestId, int), RoutedItem> _held = [];

    public override string Name => "capacity-kept";

    public override string What => "capacity is not returned when an item is transferred or completed";

    protected override RequestRouting Corrupt(RequestRouting routing)
    {
        var items = routing.Items.ToList();
        foreach (var item in routing.Items.Where(item => item.Status.IsHeld()))
        {
            _held[(routing.Request, item.Index)] = item;
        }

        foreach (var ((request, index), held) in _held.Where(held => held.Key.Item1 == routing.Request))
        {
            items.RemoveAll(item => item.Index == index && !item.Status.IsHeld());
            if (!items.Exists(item => item.Index == index))
            {
                items.Add(held);
            }
        }

        return routing with { Items = [.. items.OrderBy(item => item.Index)] };
    }
}

/// <summary>Messages are lost for good.</summary>
internal sealed class LostMessages : RoutingBug
{
    private int _count;

    public override string Name => "lost-messages";

    public override string What => "one message in five to the centre is lost, and memory is never compared with storage";

    public override void Change(CoordinationOptions options) => options.Centres.ReconcileEvery = Timeout.InfiniteTimeSpan;

    protected override RequestRouting? Corrupt(RequestRouting routing) => ++_count % 5 == 0 ? null : routing;
}

/// <summary>Ids decide the order.</summary>
internal sealed class OrderById : RoutingBug
{
    private static readonly DateTimeOffset Long = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string Name => "order-by-id";

    public override string What => "items of a queue go by their ids, not by arrival";

    protected override RequestRouting Corrupt(RequestRouting routing) =>
        routing with { Items = [.. routing.Items.Select(item => item with { QueuedAt = Long + TimeSpan.FromSeconds(routing.Request.Value.ToByteArray()[0]) })] };
}

/// <summary>Skills do not count.</summary>
internal sealed class ForgottenSkill : RoutingBug
{
    public override string Name => "forgotten-skill";

    public override string What => "dispatch does not look at the skills that an item requires";

    protected override RequestRouting Corrupt(RequestRouting routing) =>
        routing with { Items = [.. routing.Items.Select(item => item with { AnySkill = true })] };
}

/// <summary>Needs do not count.</summary>
internal sealed class ForgottenNeeds : RoutingBug
{
    public override string Name => "forgotten-needs";

    public override string What => "dispatch does not look at what a person's needs demand";

    protected override RequestRouting Corrupt(RequestRouting routing) => routing with { NeededSkills = [] };
}

/// <summary>Costs do not count.</summary>
internal sealed class FreeOfCharge : RoutingBug
{
    public override string Name => "no-capacity-check";

    public override string What => "the centre is not told what people hold, and gives them more";

    protected override RequestRouting Corrupt(RequestRouting routing) =>
        routing with { Items = [.. routing.Items.Where(item => !item.Status.IsHeld())] };
}

/// <summary>Offers stand for ever.</summary>
internal sealed class EndlessOffers : RoutingBug
{
    public override string Name => "endless-offers";

    public override string What => "an offer that nobody answers is never taken back";

    protected override bool Arrives(RequestCommand command) => command is not ExpireOffer;
}

/// <summary>Offers stand until the clock says otherwise.</summary>
internal sealed class OffersByTheClock : RoutingBug
{
    public override string Name => "offers-by-the-clock";

    public override string What => "an offer stands for longer by as much as the clock is set back meanwhile";

    protected override RequestCommand Told(RequestCommand command) => command is ExpireOffer expiry ? expiry with { Elapsed = null } : command;
}

/// <summary>Nobody notices a missed service level.</summary>
internal sealed class UnnoticedMisses : RoutingBug
{
    public override string Name => "unnoticed-misses";

    public override string What => "a missed service level is not recorded";

    protected override bool Arrives(RequestCommand command) => command is not RecordMissedServiceLevel;
}

/// <summary>People who have left get work.</summary>
internal sealed class WorkForTheAbsent : RoutingBug
{
    public override string Name => "work-for-the-absent";

    public override string What => "the centre is not told that somebody has signed off or pauses";

    protected override bool Withdraws => false;

    protected override StaffState Corrupt(StaffState staff) => staff with { Presence = StaffPresence.SignedOn };
}
