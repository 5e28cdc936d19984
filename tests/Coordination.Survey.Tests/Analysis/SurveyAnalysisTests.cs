using System.Collections.Immutable;
using Coordination.Survey.Analysis;
using Coordination.Survey.Fielding;
using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Analysis;

/// <summary>What responses say, and how sure that is.</summary>
public sealed class SurveyAnalysisTests
{
    private static readonly string[] Ages = ["young", "old", "older"];
    private static readonly SurveyOptions All = new(LeastShown: 0);

    [Fact]
    public void Items_WithMissingGrades_AreOfThoseWhoGraded()
    {
        var item = SurveyAnalysis.Of(Surveys.Of("m,young,3,3,3", "f,old,1,2,3", "m,old,,2,1"), All).Items[0];

        (item.Item, item.Missing, item.Score.Count, item.Score.Mean).ShouldBe(("a", 1, 2, 2.0));
        item.Score.Deviation.ShouldBe(Math.Sqrt(2), 1e-12);
        item.Grades.Select(grade => (grade.Id, grade.Count)).ShouldBe([("3", 1L), ("2", 0L), ("1", 1L)]);

        // t of one degree of freedom at 97.5 %, of any table: 12.7062.
        (item.Score.High - item.Score.Mean).ShouldBe(12.7062, 0.0001);
    }

    [Fact]
    public void Factors_WithMissingGrades_AreOfThoseWhoGradedAll()
    {
        var factor = SurveyAnalysis.Of(Surveys.Of("m,young,3,3,3", "f,old,1,2,3", "m,old,,2,1"), All).Factors[0];

        (factor.Missing, factor.Score.Count, factor.Score.Mean).ShouldBe((1, 2, 2.25));
        factor.Alpha!.Respondents.ShouldBe(2);
    }

    [Fact]
    public void Comparisons_ByAnAnswer_AreTheTestsOfItsGroups()
    {
        var found = SurveyAnalysis.Of(Surveys.Of("m,young,3,2,3", "m,old,3,3,3", "m,old,1,2,1", "f,young,1,2,3", "f,old,1,1,1", ",old,2,2,2"), All).Comparisons.First(one => one.Question == "gender");

        decimal[][] groups = [[2.5m, 3, 1.5m], [1.5m, 1]];
        found.Anova.ShouldBe(OneWayAnova.Of(groups));
        found.KruskalWallis.ShouldBe(KruskalWallis.Of(groups));
        found.BrownForsythe.ShouldBe(LeveneTest.AboutMedians(groups));
        found.P.ShouldBe(found.Anova!.Welch!.Value.P);
        found.Groups.Select(group => (group.Option, group.Score?.Count)).ShouldBe([("m", 3), ("f", 2)]);
    }

    [Fact]
    public void Comparisons_OfAFamily_AreCorrectedByHolm()
    {
        var found = SurveyAnalysis.Of(Random(200, seed: 1)).Comparisons;

        found.Select(one => one.CorrectedP).ShouldBe(Holm.Correct([.. found.Select(one => one.P)]));
    }

    [Fact]
    public void Crosses_OfThinTables_AreExactAndSaySo()
    {
        var thin = SurveyAnalysis.Of(Surveys.Of("m,young,3,3,3", "m,young,3,3,3", "f,old,1,1,1", "f,young,1,1,3")).Crosses[0];
        var thick = SurveyAnalysis.Of(Random(400, seed: 1)).Crosses[0];

        (thin.Method, thin.ThinCells, thin.Cells).ShouldBe((PMethod.Fisher, 4, 4));
        thin.P.ShouldBe(FisherTest.Of(new CrossTable([[2, 0], [1, 1]]))!.Value, 1e-12);
        (thick.Method, thick.P).ShouldBe((PMethod.ChiSquare, thick.ChiSquare.P));
    }

    [Fact]
    public void Analysis_OfResponsesInAnotherOrder_IsTheSame()
    {
        string[] lines = [.. Lines(120, seed: 3)];
        var (there, back) = (SurveyAnalysis.Of(Surveys.Of(lines)), SurveyAnalysis.Of(Surveys.Of(lines.Reverse())));

        back.Items.Select(item => item.Score).ShouldBe(there.Items.Select(item => item.Score));
        back.Crosses.Select(cross => cross.P).ShouldBe(there.Crosses.Select(cross => cross.P));
        foreach (var (one, other) in back.Comparisons.Zip(there.Comparisons))
        {
            one.P.ShouldBe(other.P, 1e-12);
        }
    }

    [Fact]
    public void Analysis_OfNobody_SaysNothingAndFailsNot()
    {
        var result = SurveyAnalysis.Of(Surveys.Of());

        result.Responses.ShouldBe(0);
        result.Crosses.ShouldAllBe(cross => cross.Method == PMethod.None);
        result.Factors[0].Alpha.ShouldBeNull();
    }

    [Fact]
    public void Counts_OfFewPeople_AreNotShown()
    {
        var result = SurveyAnalysis.Of(Surveys.Of([.. Enumerable.Repeat("m,young,3,3,3", 20), .. Enumerable.Repeat("f,old,2,2,2", 30), "f,older,1,1,1", "f,older,1,1,1"]));

        result.Background[1].Options.Select(option => option.Count).ShouldBe([null, 30L, null]);
        result.Comparisons.First(one => one.Question == "age").Groups.Select(group => group.Score?.Count).ShouldBe([null, 30, null]);
        result.Items[2].Grades.ShouldAllBe(grade => grade.Count == null);
        result.Crosses[0].Counts.ShouldAllBe(row => row.All(count => count == null || count == 0 || count >= 5));
    }

    [Fact]
    public void Fit_AgainstAReference_IsTheTestOfIt()
    {
        var fielding = new FieldingRecord { Reference = ImmutableDictionary<string, ImmutableDictionary<string, decimal>>.Empty.Add("gender", ImmutableDictionary<string, decimal>.Empty.Add("m", 51).Add("f", 49)) };

        var result = SurveyAnalysis.Of(Surveys.Of("m,young,3,3,3", "m,young,3,3,3", "f,old,1,1,1"), All, fielding);

        result.Background[0].Fit.ShouldBe(GoodnessOfFit.Of([2, 1], [51, 49]));
        result.Background[0].ThinOptions.ShouldBe(2);
        result.Background[1].Fit.ShouldBeNull();
    }

    [Fact]
    public void Fielding_ThatDoesNotAddUp_SaysWhere()
    {
        var fielding = new FieldingRecord { Issued = 400, Offices = [new OfficeFielding("north", 398, 10, 3) { Invalid = [new InvalidCopies("incomplete", 6)] }] };

        var found = SurveyAnalysis.Of(Surveys.Of("m,young,3,3,3", "m,young,3,3,3"), All, fielding).Fielding!;

        found.Contradictions.ShouldBe(
        [
            "north: 3 count and 6 do not, which is 9, and 10 came back.",
            "north: 3 copies count, and there are 2 responses.",
            "The offices' issued add up to 398, not 400.",
            "3 copies count, and there are 2 responses.",
        ]);
        (found.Issued, found.Returned, found.Valid).ShouldBe((398, 10, 3));
        found.ReturnRate.ShouldBe(10 / 398.0, 1e-12);
    }

    private static Coordination.Survey.Responses.SurveyResponses Random(int count, int seed) => Surveys.Of(Lines(count, seed));

    private static IEnumerable<string> Lines(int count, int seed)
    {
        var random = new Random(seed);
        string Grade() => random.Next(1, 4).ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var number = 0; number < count; number++)
        {
            yield return $"{(random.Next(2) == 0 ? "m" : "f")},{Ages[random.Next(3)]},{Grade()},{Grade()},{Grade()}";
        }
    }
}
