using Coordination.Simulation.Staffing.Shifts;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Staffing.Shifts;

public sealed class ShiftCoverTests
{
    [Fact]
    public void Of_OneLength_StartsWhereTheNeedRises()
    {
        var worked = ShiftCover.Of(All(6, 4), [1, 1, 3, 3, 2, 2]).ToList();

        worked.ShouldBe([(new Shift(0, 4), 1), (new Shift(2, 6), 2)]);
    }

    [Fact]
    public void Of_NobodyNeeded_NobodyComes() => ShiftCover.Of(All(6, 2), [0, 0, 0, 0, 0, 0]).ShouldBeEmpty();

    [Fact]
    public void Of_AsManyHoursEitherWay_TakesFewerShifts() =>
        ShiftCover.Of(All(4, 2, 4), [5, 5, 5, 5]).ShouldBe([(new Shift(0, 4), 5)]);

    [Fact]
    public void Of_ShortShiftsFit_TakesThemBeforeLongOnes() =>
        ShiftCover.Of(All(8, 3, 8), [1, 1, 1, 0, 0, 1, 1, 1]).ShouldBe([(new Shift(0, 3), 1), (new Shift(5, 8), 1)]);

    [Fact]
    public void Of_AnyNeedAndShifts_CoversItAtTheFewestHoursThenShifts() => Prop.ForAll(Cases, problem =>
    {
        var (shifts, needed) = problem;
        var worked = ShiftCover.Of(shifts, needed).ToList();

        for (var interval = 0; interval < needed.Length; interval++)
        {
            worked.Where(of => of.Shift.From <= interval && of.Shift.To > interval).Sum(of => of.People).ShouldBeGreaterThanOrEqualTo(needed[interval]);
        }

        (worked.Sum(of => of.People * of.Shift.Length), worked.Sum(of => of.People)).ShouldBe(Fewest(shifts, needed, []));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Of_AWeekOfQuarterHoursForHundreds_IsCoveredByEightHourShiftsAsGreedilyAsCanBe()
    {
        // With a single length, the greedy rule (begin as late as the first uncovered interval allows) is known to be best.
        int[] needed = [.. Enumerable.Range(0, 672).Select(interval => (int)(200 * (1 + Math.Sin(interval / 15.0))))];
        var people = new int[needed.Length];
        var greedy = 0;
        for (var interval = 0; interval < needed.Length; interval++)
        {
            var missing = Math.Max(0, needed[interval] - people[interval]);
            greedy += missing;
            for (var covered = Math.Min(interval, needed.Length - 32); covered < Math.Min(interval + 32, needed.Length); covered++)
            {
                people[covered] += missing;
            }
        }

        ShiftCover.Of(All(needed.Length, 32), needed).Sum(of => of.People).ShouldBe(greedy);
    }

    private static Arbitrary<(Shift[] Shifts, int[] Needed)> Cases =>
        (from needed in Gen.Choose(0, 3).ArrayOf(6)
         from shifts in (from at in Gen.Choose(0, 4) from length in Gen.Choose(1, 5) select new Shift(at, Math.Min(6, at + length))).ListOf(5)
         select (shifts.Append(new Shift(0, 3)).Append(new Shift(2, 6)).Distinct().ToArray(), needed)).ToArbitrary();

    private static Shift[] All(int intervals, params int[] lengths) =>
        [.. lengths.SelectMany(length => Enumerable.Range(0, intervals - length + 1).Select(from => new Shift(from, from + length)))];

    // Every choice for the first interval that is not covered yet; each of them is in some best cover.
    private static (int Hours, int Shifts) Fewest(Shift[] shifts, int[] needed, Dictionary<string, (int Hours, int Shifts)> known)
    {
        var first = Array.FindIndex(needed, people => people > 0);
        var key = string.Join(',', needed);
        if (first < 0 || known.TryGetValue(key, out var fewest))
        {
            return first < 0 ? (0, 0) : known[key];
        }

        fewest = shifts.Where(shift => shift.From <= first && shift.To > first).Select(shift =>
        {
            int[] left = [.. needed.Select((people, interval) => shift.From <= interval && interval < shift.To ? Math.Max(0, people - 1) : people)];
            var (hours, count) = Fewest(shifts, left, known);
            return (hours + shift.Length, count + 1);
        }).Min();
        known.Add(key, fewest);
        return fewest;
    }
}
