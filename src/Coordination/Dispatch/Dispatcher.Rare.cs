using System.Collections.Immutable;
using Coordination.Dispatch.Queues;
using Coordination.Requests;

namespace Coordination.Dispatch;

/// <summary>Times before which items are not called, and people who are not given them. What is past is not kept.</summary>
public sealed partial class Dispatcher
{
    private static long NotBeforeOf(in WaitingItem item, long now) =>
        item.NotBefore is { } time && time.UtcTicks > now ? time.UtcTicks : 0;

    // Nothing is captured before the common case has left: a captured variable is allocated where its method begins.
    private static TimedExclusion[]? StillExcluded(TimedExclusion[]? exclusions, long now) =>
        exclusions is null ? null : Unlapsed(exclusions, now);

    private static TimedExclusion[]? Unlapsed(TimedExclusion[] exclusions, long now)
    {
        var rest = Array.FindAll(exclusions, exclusion => exclusion.Until > now);
        return rest.Length == 0 ? null : rest;
    }

    private void SetRare(int index, ref ItemRecord record, in WaitingItem item, long now)
    {
        var notBefore = NotBeforeOf(item, now);
        var exclusions = ExclusionsOf(item.Exclusions, now);
        if (notBefore == 0 && exclusions is null)
        {
            DropRare(ref record);
            return;
        }

        if (record.Rare < 0)
        {
            record.Rare = _rares.Take(index);
        }

        ref var rare = ref _rares[record.Rare];
        rare.NotBefore = notBefore;
        rare.Exclusions = exclusions;
    }

    private void DropRare(ref ItemRecord record)
    {
        if (record.Rare >= 0)
        {
            _returns.Remove(record.Rare);
            _rares.Give(record.Rare);
            record.Rare = -1;
        }
    }

    private bool IsRareAsPlaced(in ItemRecord record, in WaitingItem item, long now)
    {
        var notBefore = NotBeforeOf(item, now);
        var exclusions = ExclusionsOf(item.Exclusions, now);
        if (record.Rare < 0)
        {
            return notBefore == 0 && exclusions is null;
        }

        ref var rare = ref _rares[record.Rare];
        return notBefore == (rare.NotBefore > now ? rare.NotBefore : 0)
            && exclusions.AsSpan().SequenceEqual(StillExcluded(rare.Exclusions, now));
    }

    /// <summary>By person, each with the latest of their times; null when nobody is excluded any more.</summary>
    private TimedExclusion[]? ExclusionsOf(ImmutableArray<Exclusion> exclusions, long now) =>
        exclusions.IsDefaultOrEmpty ? null : Unlapsed(exclusions, now);

    private TimedExclusion[]? Unlapsed(ImmutableArray<Exclusion> exclusions, long now)
    {
        TimedExclusion[] active =
        [
            .. exclusions.Where(exclusion => exclusion.Until.UtcTicks > now)
                .GroupBy(exclusion => _staff.Intern(exclusion.Staff).Index)
                .Select(group => new TimedExclusion(group.Key, group.Max(exclusion => exclusion.Until.UtcTicks)))
                .OrderBy(exclusion => exclusion.Person),
        ];
        return active.Length == 0 ? null : active;
    }

    /// <summary>Whether the item waits for its time; otherwise what is past of its rare data is dropped.</summary>
    private bool IsEarly(ref ItemRecord record, long now)
    {
        if (record.Rare < 0)
        {
            return false;
        }

        ref var rare = ref _rares[record.Rare];
        if (rare.NotBefore > now)
        {
            _returns.Set(record.Rare, rare.NotBefore);
            return true;
        }

        rare.NotBefore = 0;
        rare.Exclusions = StillExcluded(rare.Exclusions, now);
        if (rare.Exclusions is null)
        {
            DropRare(ref record);
        }
        else
        {
            _returns.Set(record.Rare, rare.Exclusions.Min(exclusion => exclusion.Until));
        }

        return false;
    }

    private int[] ExcludedFrom(in ItemRecord record) =>
        record.Rare < 0 ? [] : Array.ConvertAll(_rares[record.Rare].Exclusions ?? [], exclusion => exclusion.Person);
}
