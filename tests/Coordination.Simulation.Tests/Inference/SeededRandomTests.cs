using Coordination.Simulation.Randomness;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Inference;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_KnownSeed_GivesTheSameBitsForEver()
    {
        var random = new SeededRandom(42);

        new[] { random.NextBits(), random.NextBits(), random.NextBits() }
            .ShouldBe([0x15780B2E0C2EC716UL, 0x6104D9866D113A7EUL, 0xAE17533239E499A1UL]);
    }

    [Fact]
    public void NextBits_TwoStreamsOfASeed_Differ() =>
        new SeededRandom(42, 1).NextBits().ShouldNotBe(new SeededRandom(42, 2).NextBits());

    [Fact]
    public void NextLogNormal_ManyDraws_HaveTheMeanAndVariationAskedFor()
    {
        var random = new SeededRandom(7);
        var draws = Enumerable.Range(0, 200_000).Select(_ => random.NextLogNormal(12, 0.7)).ToArray();

        var mean = draws.Average();
        var deviation = Math.Sqrt(draws.Average(draw => (draw - mean) * (draw - mean)));
        mean.ShouldBe(12, tolerance: 0.1);
        (deviation / mean).ShouldBe(0.7, tolerance: 0.02);
    }
}
