using System.Collections.Immutable;
using Coordination.Orleans.Partitions;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Partitions;

public sealed class PartitionJudgeTests
{
    [Fact]
    public void Judge_NothingCut_LeavesEverybody()
    {
        var network = new CutNetwork(3);

        Enumerable.Range(0, 3).Select(network.JudgeAt).ShouldAllBe(verdict => verdict == null);
    }

    [Fact]
    public void Judge_OneSiloWithoutTheDatabase_HasItLeaveByEveryOther()
    {
        var network = new CutNetwork(3).CutFromDatabase(1);

        network.JudgeAt(0).ShouldBe(new Judgement("silo-1", JudgementCause.NoDatabase));
        network.JudgeAt(2).ShouldBe(new Judgement("silo-1", JudgementCause.NoDatabase));
        network.JudgeAt(1).ShouldBeNull();
    }

    [Fact]
    public void Judge_TheDatabaseIsAwayForEverybody_LeavesEverybody()
    {
        var network = new CutNetwork(3).CutFromDatabase(0).CutFromDatabase(1).CutFromDatabase(2);

        Enumerable.Range(0, 3).Select(network.JudgeAt).ShouldAllBe(verdict => verdict == null);
    }

    // The database is back: one silo has found so a moment before the others.
    [Fact]
    public void Judge_WhoHasTheDatabaseAgainOnlyJustNow_LeavesThoseThatDoNotYet()
    {
        var network = new CutNetwork(3) { Steady = TimeSpan.FromSeconds(3.9) }.CutFromDatabase(1).CutFromDatabase(2);

        network.JudgeAt(0).ShouldBeNull();
    }

    [Fact]
    public void Judge_TheDatabaseMissedForAShortTime_LeavesEverybody() =>
        new CutNetwork(3) { Lasted = TimeSpan.FromSeconds(3.9) }.CutFromDatabase(1).JudgeAt(0).ShouldBeNull();

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 0)]
    public void Judge_TwoOfThreeDoNotReachEachOther_HasTheYoungerLeaveByTheThird(int older, int younger, int judge)
    {
        var network = new CutNetwork(3).Cut(older, younger);

        network.JudgeAt(judge).ShouldBe(new Judgement($"silo-{younger}", JudgementCause.CutFromAnother, $"silo-{older}"));
        network.JudgeAt(younger).ShouldBeNull();
    }

    [Fact]
    public void Judge_OnlyOneOfTheTwoSaysSo_LeavesBoth() => new CutNetwork(3).CutOneWay(0, 1).JudgeAt(2).ShouldBeNull();

    [Fact]
    public void Judge_CutForAShortTime_LeavesBoth() => new CutNetwork(3) { Lasted = TimeSpan.FromSeconds(3.9) }.Cut(0, 1).JudgeAt(2).ShouldBeNull();

    [Fact]
    public void Judge_WhoWasNotAnsweredAllTheWhile_LeavesBoth()
    {
        var slow = new CutNetwork(3) { Steady = TimeSpan.FromSeconds(1) }.Cut(0, 1);

        slow.JudgeAt(2).ShouldBeNull();
    }

    [Fact]
    public void Judge_OneReachesFewerThanTheOther_HasThatOneLeaveThoughItIsOlder()
    {
        var network = new CutNetwork(4).Cut(0, 1).Cut(0, 2);

        network.JudgeAt(3)!.Silo.ShouldBe("silo-0");
    }

    [Fact]
    public void Judge_SeveralCouldJudge_TheOldestDoesAndTheOthersWaitTwiceAsLong()
    {
        var network = new CutNetwork(4) { Lasted = TimeSpan.FromSeconds(6) }.Cut(2, 3);
        network.JudgeAt(0)!.Silo.ShouldBe("silo-3");
        network.JudgeAt(1).ShouldBeNull();

        new CutNetwork(4) { Lasted = TimeSpan.FromSeconds(8) }.Cut(2, 3).JudgeAt(1)!.Silo.ShouldBe("silo-3");
    }

    [Fact]
    public void Judge_OneIsCutFromAllOthers_HasItLeaveByTheOthers()
    {
        var network = new CutNetwork(3).Cut(0, 1).Cut(0, 2);

        network.JudgeAt(0).ShouldBeNull();
        network.JudgeAt(1)!.Silo.ShouldBe("silo-0");
        network.JudgeAt(2)!.Silo.ShouldBe("silo-0");
    }

    [Fact]
    public void Judge_NobodyReachesAnybody_LeavesTheOldest()
    {
        var network = new CutNetwork(3).Cut(0, 1).Cut(0, 2).Cut(1, 2);

        network.JudgeAt(0)!.Silo.ShouldBe("silo-2");
        network.Remove("silo-2");
        network.JudgeAt(1).ShouldBeNull();
        network.JudgeAt(0)!.Silo.ShouldBe("silo-1");
    }

    [Fact]
    public void Judge_NobodyReachesAnybodyAndTheOldestHasNoDatabase_IsSettledByTheOthers()
    {
        var network = new CutNetwork(3).Cut(0, 1).Cut(0, 2).Cut(1, 2).CutFromDatabase(0);

        network.JudgeAt(0).ShouldBeNull();
        network.JudgeAt(1)!.Silo.ShouldBe("silo-2");
        network.JudgeAt(2).ShouldBeNull();
    }

    // A slow link: it comes to be cut from one, and when that one has left from the next.
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 0)]
    public void Judge_WhoHasOutlastedAnother_LosesToTheNext(int slow, int first, int next)
    {
        var network = new CutNetwork(3).Cut(slow, first);
        network.JudgeAt(next)!.Silo.ShouldBe($"silo-{first}");
        network.Cut(slow, next).Remove($"silo-{first}");

        network.JudgeAt($"silo-{next}").ShouldBe(new Judgement($"silo-{slow}", JudgementCause.CutFromAnother, $"silo-{next}"));
        network.JudgeAt($"silo-{slow}").ShouldBeNull();
    }

    // The same a moment earlier: it tells itself from the one that is well.
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    public void Judge_TwoDoNotReachEachOtherAndOneHasASlowLink_HasThatOneLeave(int slow, int other, int judge)
    {
        var network = new CutNetwork(3).SlowLink(slow).Cut(slow, other);

        network.JudgeAt(judge).ShouldBe(new Judgement($"silo-{slow}", JudgementCause.CutFromAnother, $"silo-{other}"));
        network.JudgeAt(slow).ShouldBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Judge_ALinkIsSlowToAllAndToTheDatabase_HasThatSiloLeaveByTheOthers(int silos)
    {
        var network = new CutNetwork(silos).SlowLink(0);

        network.JudgeAt(0).ShouldBeNull();
        for (var judge = 1; judge < silos; judge++)
        {
            network.JudgeAt(judge).ShouldBe(new Judgement("silo-0", JudgementCause.SlowLink));
        }
    }

    [Fact]
    public void Judge_SlowForAShortTime_LeavesEverybody() =>
        new CutNetwork(3) { Lasted = TimeSpan.FromSeconds(3.9) }.SlowLink(0).JudgeAt(1).ShouldBeNull();

    [Fact]
    public void Judge_TheDatabaseIsSlowToEverybody_LeavesEverybody()
    {
        var network = new CutNetwork(3).SlowLink(0).SlowToDatabase(1).SlowToDatabase(2);

        Enumerable.Range(0, 3).Select(network.JudgeAt).ShouldAllBe(verdict => verdict == null);
    }

    [Fact]
    public void Judge_OneIsSlowToAllOthersAndTheDatabaseIsPrompt_HasThatOneLeave()
    {
        var network = new CutNetwork(3).Slow(0, 1).Slow(0, 2);

        network.JudgeAt(1).ShouldBe(new Judgement("silo-0", JudgementCause.SlowLink));
    }

    // What is measured of it is no more than its own delay.
    [Fact]
    public void Judge_TheSlowOneDoesNotSaySoItself_LeavesIt() => new CutNetwork(3).SlowTo(1, 0).SlowTo(2, 0).JudgeAt(1).ShouldBeNull();

    [Fact]
    public void Judge_OnlyThePathBetweenTwoIsSlow_LeavesBoth()
    {
        var network = new CutNetwork(3).Slow(0, 1);

        Enumerable.Range(0, 3).Select(network.JudgeAt).ShouldAllBe(verdict => verdict == null);
    }

    [Fact]
    public void Judge_OnlyTheDatabaseIsSlowToOne_LeavesEverybody() => new CutNetwork(3).SlowToDatabase(0).JudgeAt(1).ShouldBeNull();

    // Its supervisor starts it again, and the cut is still there.
    [Fact]
    public void Judge_WhoLeftComesBackIntoTheSameCut_LeavesAgain()
    {
        string[] byAge = ["10.0.0.1:11111@1", "10.0.0.3:11111@3", "10.0.0.2:11111@4"];
        var (lost, gone) = (TimeSpan.FromSeconds(9), "10.0.0.2:11111@2");
        PeerView View(params string[] silos) => new(new SiloReport { Lost = silos.ToImmutableSortedDictionary(silo => silo, _ => lost) }, TimeSpan.FromMinutes(1));
        var views = new Dictionary<string, PeerView> { [byAge[0]] = View(gone, byAge[2]), [byAge[2]] = View(byAge[0]) };

        new PartitionJudge(TimeSpan.FromSeconds(4)).Judge(byAge[1], View(), views, byAge)!.Silo.ShouldBe(byAge[2]);
    }

    [Fact]
    public void Judge_TwoSilosAloneCutFromEachOther_LeavesTheOlder()
    {
        var network = new CutNetwork(2).Cut(0, 1);

        network.JudgeAt(0)!.Silo.ShouldBe("silo-1");
        network.JudgeAt(1).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Judge_AnyCutsAtAll_NeverHasAllLeaveAndSettlesWhatAJudgeReaches(int seed)
    {
        var chance = new Random(seed);
        for (var run = 0; run < 2000; run++)
        {
            var network = Draw(chance);
            var hadDatabase = network.Active.Any(network.HasDatabase);
            Settle(network, chance);

            network.Active.ShouldNotBeEmpty();
            network.Active.Any(network.HasDatabase).ShouldBe(hadDatabase);
            var judges = network.Active.Where(network.HasDatabase).ToList();

            // Not ShouldAllBe, which compiles its condition each time.
            judges.TrueForAll(judge => judges.TrueForAll(other => other == judge || network.Reaches(judge, other))).ShouldBeTrue($"run {run}");
            network.Active.Where(silo => judges.Exists(judge => network.Reaches(judge, silo))).All(network.HasDatabase).ShouldBeTrue($"run {run}");
        }
    }

    private static CutNetwork Draw(Random chance)
    {
        var silos = chance.Next(1, 7);
        var network = new CutNetwork(silos);
        var cuts = chance.NextDouble();
        for (var one = 0; one < silos; one++)
        {
            if (chance.NextDouble() < 0.3)
            {
                network.CutFromDatabase(one);
            }

            for (var other = one + 1; other < silos; other++)
            {
                if (chance.NextDouble() < cuts)
                {
                    network.Cut(one, other);
                }
            }
        }

        return network;
    }

    // In any order, as judgements come; each counts once it is on record, and who is dead judges no more.
    private static void Settle(CutNetwork network, Random chance)
    {
        while (true)
        {
            var verdicts = network.Active.Select(network.JudgeAt).OfType<Judgement>().ToList();
            if (verdicts.Count == 0)
            {
                return;
            }

            network.Remove(verdicts[chance.Next(verdicts.Count)].Silo);
        }
    }
}
