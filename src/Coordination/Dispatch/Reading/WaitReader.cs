using System.Numerics;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.Matching;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Reading;

/// <summary>How waiting items stand, and their estimated waits: the work ahead, over the people who do it.</summary>
internal sealed class WaitReader(DispatchCore core, PoolingMatcher pooling)
{
    private readonly PositionCounter _positions = new(core.Items, core.Queues.Trees, core.Rules);

    /// <summary>Counts who goes before a waiting item, and who could serve it.</summary>
    public WaitFacts Read(in ItemRecord record, long now)
    {
        var workClass = core.ClassOf(record);
        var skills = workClass.Schedule.At(record.QueuedAt, now).Now;
        var position = _positions.PositionOf(record, workClass.Department, skills, now);
        var members = Count(workClass.Department.Members, record, workClass, skills, now);
        if (!core.Rules.IsPooling)
        {
            return new WaitFacts(position, members, default);
        }

        pooling.RefreshHelpers();
        return new WaitFacts(position, members, Count(workClass.Department.Helpers, record, workClass, skills, now));
    }

    /// <summary>How long a waiting item may still take; null when nobody can serve it.</summary>
    public WaitMinutes? Estimate(in ItemRecord record, in WaitFacts facts, long now)
    {
        var (workClass, ahead) = (core.ClassOf(record), facts.Position - 1);
        var (members, department) = (facts.Members, workClass.Department);
        var helpers = members.Slots == 0 || ahead > core.Rules.PoolingThreshold ? facts.Helpers : default;
        var slots = Math.Min(members.Slots + helpers.Slots, department.Limit);
        if (slots == 0)
        {
            return null;
        }

        var freeSlots = members.FreeSlots + helpers.FreeSlots;
        var minutes = WaitMinutes.Of(ahead, slots, freeSlots, members.RemainingMinutes + helpers.RemainingMinutes, ServiceAhead(workClass))
            .WithPace(department.Pace, ahead, slots, freeSlots);
        var notBefore = core.Queues.Restrictions.NotBeforeOf(record);
        return minutes.NotBefore(Math.Max(0, notBefore - now) / (double)TimeSpan.TicksPerMinute);
    }

    private ServerCount Count(PersonSet among, in ItemRecord record, ClassSlot workClass, SkillSet skills, long now)
    {
        var excluded = core.Queues.Restrictions.ExcludedFrom(record);
        var count = default(ServerCount);
        for (var word = 0; word < among.WordCount; word++)
        {
            for (var bits = among[word] & skills.Qualified[word]; bits != 0; bits &= bits - 1)
            {
                var person = core.Workforce[(word << 6) + BitOperations.TrailingZeroCount(bits)];
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
        for (var item = person.FirstItem; item >= 0; item = core.Items[item].Next)
        {
            count.InHand++;
            count.RemainingMinutes += RemainingMinutes(core.Items[item], now);
        }
    }

    /// <summary>What an item in hand may still take: by the mean less what is done, as far as its class is regular; by the mean where it is not.</summary>
    private double RemainingMinutes(in ItemRecord record, long now)
    {
        var times = core.ClassOf(record).Times;
        var elapsed = (double)Math.Max(0, now - record.Since) / TimeSpan.TicksPerMinute;
        var irregular = Math.Min(1, times.Variance / (times.Mean * times.Mean));
        return (irregular * times.Mean) + ((1 - irregular) * Math.Max(0, times.Mean - elapsed));
    }

    /// <summary>Mean, variance and variance of the mean of one service, over the department's items that may be called; its own where there are none.</summary>
    private static (double Mean, double Variance, double VarianceOfMean) ServiceAhead(ClassSlot own)
    {
        if (own.Department.CallableItems == 0)
        {
            return (own.Times.Mean, own.Times.Variance, own.Times.VarianceOfMean);
        }

        var (weight, mean, square, doubt) = (0.0, 0.0, 0.0, 0.0);
        foreach (var workClass in own.Department.Classes)
        {
            if (workClass.Callable > 0)
            {
                var times = workClass.Times;
                weight += workClass.Callable;
                mean += workClass.Callable * times.Mean;
                square += workClass.Callable * (times.Variance + (times.Mean * times.Mean));
                doubt += workClass.Callable * times.VarianceOfMean;
            }
        }

        mean /= weight;
        return (mean, Math.Max(0, (square / weight) - (mean * mean)), doubt / weight);
    }
}
