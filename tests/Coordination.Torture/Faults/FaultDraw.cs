using System.Collections.Immutable;
using Coordination.Torture.Running;

namespace Coordination.Torture.Faults;

/// <summary>Draws what goes wrong. One seed in five has no fault, so that interleavings alone are tried as well.</summary>
internal static class FaultDraw
{
    private const int Appends = 250;

    public static ImmutableArray<PlannedFault> Draw(Chance chance, TimeSpan length)
    {
        if (chance.Percent(20))
        {
            return [];
        }

        var faults = ImmutableArray.CreateBuilder<PlannedFault>();
        var kinds = 1 + chance.Below(4);
        for (var i = 0; i < kinds; i++)
        {
            var kind = chance.Below(11);
            var times = kind is 0 or 3 ? 1 + chance.Below(4) : 1 + chance.Below(2);
            for (var time = 0; time < times; time++)
            {
                faults.Add(DrawOne(chance, kind, length));
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>Draws plans that are published in mid-day; none in three seeds of five.</summary>
    public static ImmutableArray<PlannedFault> DrawPlans(Chance chance, TimeSpan length)
    {
        var plans = ImmutableArray.CreateBuilder<PlannedFault>();
        for (var left = chance.Percent(40) ? 1 + chance.Below(3) : 0; left > 0; left--)
        {
            plans.Add(new PlanChange(TimeSpan.FromSeconds(chance.Below((int)length.TotalSeconds)), Enum.GetValues<PlanChangeKind>()[chance.Below(7)], chance.Below(100)));
        }

        return plans.ToImmutable();
    }

    private static PlannedFault DrawOne(Chance chance, int kind, TimeSpan length)
    {
        var at = TimeSpan.FromSeconds(chance.Below((int)length.TotalSeconds));
        var span = TimeSpan.FromSeconds(chance.Of(5, 60, 300));
        return kind switch
        {
            0 => new CrashAtCommit(1 + chance.Below(Appends), chance.Of(CrashMoment.Before, CrashMoment.After), BackAfter(chance)),
            1 => new CrashAtTime(at, BackAfter(chance)),
            2 => new GracefulRestart(at),
            3 => new AppendFault(
                1 + chance.Below(Appends), chance.Of(AppendFaultKind.Unavailable, AppendFaultKind.AnswerLost, AppendFaultKind.NeverArrived)),
            4 => new EpochFault(1 + chance.Below(5)),
            5 => new SlowStore(at, span, TimeSpan.FromSeconds(chance.Of(1, 5))),
            6 => new StoreDown(at, TimeSpan.FromSeconds(chance.Of(1, 10, 60))),
            7 => new BadNetwork(at, span, chance.Of(0, 5, 30), chance.Of(0, 20), TimeSpan.FromSeconds(chance.Of(0.2, 2, 10))),
            8 => new SecondHost(at, span),
            9 => new ClockJump(at, chance.Below(2), TimeSpan.FromSeconds(chance.Of(-3600, -61, -1, 1, 61, 3600))),
            _ => new StaffDisappearance(at, TimeSpan.FromSeconds(chance.Of(60, 600)), chance.Below(7)),
        };
    }

    private static TimeSpan BackAfter(Chance chance) => TimeSpan.FromSeconds(chance.Of(0.5, 5, 40));
}
