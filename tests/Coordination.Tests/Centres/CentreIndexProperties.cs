using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

/// <summary>Random lives of a hall with late, lost, repeated and unordered messages, answers that are refused or in doubt, and withdrawals.</summary>
public sealed class CentreIndexProperties
{
    [Fact]
    public void AnyLife_DecisionsKeepOrderAndCapacityAndLeaveNobodyFree() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(250),
            Prop.ForAll(Lives(), words =>
            {
                var life = new RandomHallHistory();
                Array.ForEach(words, life.Step);
            }));

    [Fact]
    public void AnyLife_RebuiltFromStorage_EqualsTheRepairedLiveIndex() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(250),
            Prop.ForAll(Lives(), words =>
            {
                var life = new RandomHallHistory();
                Array.ForEach(words, life.Step);
                life.RebuildAndCompare();
            }));

    [Fact]
    public void LongLife_DecidesManyAndOfEveryKind()
    {
        var life = new RandomHallHistory();
        var word = 1u;
        for (var step = 0; step < 2000; step++)
        {
            life.Step(word = (word * 747796405) + 2891336453);
        }

        life.RebuildAndCompare();
        life.ShouldSatisfyAllConditions(
            () => life.Committed.ShouldBeGreaterThan(100),
            () => life.Refused.ShouldBeGreaterThan(10),
            () => life.Doubtful.ShouldBeGreaterThan(10),
            () => life.Withdrawn.ShouldBeGreaterThan(10));
    }

    private static Arbitrary<uint[]> Lives() =>
        Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue).Select(word => (uint)word * 2654435761)), Shrink);

    private static IEnumerable<uint[]> Shrink(uint[] words)
    {
        for (var length = words.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= words.Length; start += length)
            {
                yield return [.. words[..start], .. words[(start + length)..]];
            }
        }
    }
}
