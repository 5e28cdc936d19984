using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

/// <summary>Random sequences of every operation against the naive dispatcher, on 144 plans.</summary>
public sealed class DispatcherModelTests
{
    [Fact]
    public void AnySequence_ComparedWithNaiveDispatcher_DecidesTheSame() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(700).WithEndSize(160),
            Prop.ForAll(Scripts(), script =>
            {
                var harness = new DispatcherHarness(script.Shape);
                foreach (var word in script.Words)
                {
                    harness.Step(word);
                }
            }));

    [Fact]
    public void SameSequence_RunTwice_DecidesTheSame() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60).WithStartSize(80).WithEndSize(160),
            Prop.ForAll(Scripts(), script =>
            {
                var (first, second) = (new DispatcherHarness(script.Shape), new DispatcherHarness(script.Shape));
                foreach (var word in script.Words)
                {
                    first.Step(word);
                    second.Step(word);
                }

                first.Log.ShouldBe(second.Log);
            }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void LongSequence_ComparedWithNaiveDispatcher_DecidesMany(int order)
    {
        var harness = new DispatcherHarness(order + 9);
        var word = 1u;
        for (var step = 0; step < 1200; step++)
        {
            harness.Step(word = (word * 747796405) + 2891336453);
        }

        harness.Log.Count.ShouldBeGreaterThan(100);
    }

    private static Arbitrary<Script> Scripts()
    {
        var words = Gen.Choose(0, int.MaxValue).Select(word => (uint)word * 2654435761);
        var scripts = Gen.Choose(0, GeneratedHall.Count - 1)
            .SelectMany(shape => Gen.ArrayOf(words).Select(list => new Script(shape, list)));
        return Arb.From(scripts, Shrink);
    }

    private static IEnumerable<Script> Shrink(Script script)
    {
        for (var length = script.Words.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= script.Words.Length; start += length)
            {
                yield return script with { Words = [.. script.Words[..start], .. script.Words[(start + length)..]] };
            }
        }
    }

    private sealed record Script(int Shape, uint[] Words)
    {
        public override string ToString() => $"shape {Shape}, words [{string.Join(", ", Words)}]";
    }
}
