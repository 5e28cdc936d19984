using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch;

/// <summary>Estimated waits: the work ahead, over the people who do it.</summary>
public sealed partial class Dispatcher
{
    private static void ObservePace(DepartmentSlot department, long at)
    {
        var waiting = 0;
        foreach (var count in department.Callable)
        {
            waiting += count;
        }

        department.Pace.Observe(at, department.InHand + department.FreeMembers, waiting);
    }

    private ServerCount CountHelpers(in ItemRecord record, ClassSlot workClass, SkillSet skills, long now)
    {
        RefreshHelpers();
        return Count(workClass.Department.Helpers, record, workClass, skills, now);
    }

    private ServerCount Count(PersonSet among, in ItemRecord record, ClassSlot workClass, SkillSet skills, long now)
    {
        var excluded = ExcludedFrom(record);
        var count = default(ServerCount);
        for (var word = 0; word < among.WordCount; word++)
        {
            for (var bits = among[word] & skills.Qualified[word]; bits != 0; bits &= bits - 1)
            {
                var person = _staff[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (person.Capacity >= workClass.Cost)
                {
                    Count(ref count, person, Array.BinarySearch(excluded, person.Index) >= 0, workClass.Cost, now);
                }
            }
        }

        return count;
    }

    private void Count(ref ServerCount count, Person person, bool excluded, int cost, long now)
    {
        count.Skilled++;
        count.AtWork += person.IsAvailable ? 1 : 0;
        count.Excluded += person.IsAvailable && excluded ? 1 : 0;
        if (!person.IsAvailable || excluded)
        {
            return;
        }

        count.Free += person.Room >= cost ? 1 : 0;
        count.Slots += person.Capacity / cost;
        count.FreeSlots += Math.Max(0, person.Room) / cost;
        for (var item = person.FirstItem; item >= 0; item = _items[item].Next)
        {
            count.InHand++;
            count.RemainingMinutes += RemainingMinutes(_items[item], now);
        }
    }

    /// <summary>What an item in hand may still take: by the mean less what is done, as far as its class is regular; by the mean where it is not.</summary>
    private double RemainingMinutes(in ItemRecord record, long now)
    {
        var times = _classes[record.Class].Times;
        var elapsed = (double)Math.Max(0, now - record.Since) / TimeSpan.TicksPerMinute;
        var irregular = Math.Min(1, times.Variance / (times.Mean * times.Mean));
        return (irregular * times.Mean) + ((1 - irregular) * Math.Max(0, times.Mean - elapsed));
    }

    /// <summary>Mean, variance and variance of the mean of one service, over the department's waiting items.</summary>
    private static (double Mean, double Variance, double VarianceOfMean) ServiceAhead(ClassSlot own)
    {
        var (weight, mean, square, doubt) = (0.0, 0.0, 0.0, 0.0);
        foreach (var workClass in own.Department.Classes)
        {
            if (workClass.Waiting > 0)
            {
                var times = workClass.Times;
                weight += workClass.Waiting;
                mean += workClass.Waiting * times.Mean;
                square += workClass.Waiting * (times.Variance + (times.Mean * times.Mean));
                doubt += workClass.Waiting * times.VarianceOfMean;
            }
        }

        mean /= weight;
        return (mean, Math.Max(0, (square / weight) - (mean * mean)), doubt / weight);
    }

    private WaitEstimate? EstimateOf(
        in ItemRecord record, ClassSlot workClass, SkillSet skills, in ServerCount own, in ServerCount helpers, long position, long now)
    {
        var department = workClass.Department;
        var helped = helpers.Slots > 0 && _pooling && (own.Slots == 0 || position - 1 > _poolingThreshold);
        var slots = Math.Min(own.Slots + (helped ? helpers.Slots : 0), department.Limit);
        if (slots == 0)
        {
            return null;
        }

        var freeSlots = own.FreeSlots + (helped ? helpers.FreeSlots : 0);
        var remaining = own.RemainingMinutes + (helped ? helpers.RemainingMinutes : 0);
        var minutes = WaitMinutes.Of(position - 1, slots, freeSlots, remaining, ServiceAhead(workClass))
            .WithPace(department.Pace, position - 1, slots, freeSlots);
        var earliest = record.Rare >= 0 ? Math.Max(0, _rares[record.Rare].NotBefore - now) / (double)TimeSpan.TicksPerMinute : 0;
        return minutes.NotBefore(earliest).ToEstimate();
    }
}
