using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Survey.Published;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Published;

/// <summary>The figures of a study of satisfaction as it was printed, of which is known what contradicts what.</summary>
public sealed class StudyTests
{
    private const int Answers = 300;

    [StudyFact]
    public void Statistics_OfAgeGenderAndEducation_AreExactWhenEveryCountIsHalved()
    {
        foreach (var test in ChiSquares().Where(test => test.Id is "age" or "gender" or "education"))
        {
            var findings = Check(test);

            findings.Single(finding => finding.Code == "table-multiplied").Message.ShouldEndWith("when every count is divided by 2.");
            findings.Single(finding => finding.Code == "p-fits");
            findings.ShouldContain(finding => finding.Code == "thin-cells");
        }
    }

    [StudyFact]
    public void P_OfPolitics_IsNotThePrintedOne()
    {
        var finding = Check(ChiSquares().Single(test => test.Id == "politics")).Single(finding => finding.Code == "p-does-not-fit");

        finding.Message.ShouldContain("p = 0.8069");
    }

    [StudyFact]
    public void P_OfVariance_IsImpossibleInFourPlacesAndNoOther()
    {
        var impossible = Variances().SelectMany(test => Check(test)).Where(finding => finding.Kind == FindingKind.Contradiction).Select(finding => finding.Id);

        impossible.ShouldBe(["staff quality × income", "internal agency management × politics", "internal agency management × income", "special situation management × education"], ignoreOrder: true);
    }

    private static ImmutableArray<PublishedFinding> Check(PublishedTest test) => PublishedCheck.Check(new PublishedFigures { Size = Answers, Tests = [test] });

    private static IEnumerable<PublishedTest> ChiSquares()
    {
        var root = Read();
        foreach (var printed in root.GetProperty("published").GetProperty("chi_square").EnumerateObject())
        {
            var table = root.GetProperty("cross_tables_overall_satisfaction").GetProperty(printed.Name);
            var isWhole = table.EnumerateArray().All(row => row.EnumerateArray().All(count => count.ValueKind == JsonValueKind.Number));
            yield return new PublishedTest(printed.Name, StatisticKind.ChiSquare, printed.Value[1].GetDecimal())
            {
                Degrees = printed.Value[0].GetInt32(),
                P = printed.Value[2].GetDecimal(),
                Table = isWhole ? [.. table.EnumerateArray().Select(row => row.EnumerateArray().Select(count => count.GetInt32()).ToImmutableArray())] : [],
            };
        }
    }

    private static IEnumerable<PublishedTest> Variances() =>
        from factor in Read().GetProperty("published").GetProperty("anova_F_and_p").EnumerateObject()
        from question in factor.Value.EnumerateObject()
        select new PublishedTest($"{factor.Name} × {question.Name}", StatisticKind.F, question.Value[0].GetDecimal()) { P = question.Value[1].GetDecimal() };

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(StudyFactAttribute.Path));
        return document.RootElement.Clone();
    }
}
