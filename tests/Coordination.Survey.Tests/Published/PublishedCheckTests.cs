using Coordination.Survey.Published;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Published;

/// <summary>Printed figures of a study are held against each other: what cannot be is found, and nothing else.</summary>
public sealed class PublishedCheckTests
{
    [Fact]
    public void Table_CountedTwice_GivesTheStatisticWhenHalved()
    {
        var findings = Check("""{ "tests": [{ "id": "age", "kind": "chi-square", "value": 2.431, "degrees": 2, "p": 0.297, "table": [[8, 12, 4], [6, 4, 8]] }] }""");

        findings.Select(finding => finding.Code).ShouldBe(["p-fits", "table-multiplied", "thin-cells"]);
        findings[1].Message.ShouldEndWith("is exact when every count is divided by 2.");
        findings[2].Message.ShouldStartWith("In 6 of 6 cells, divided by 2, fewer than 5 are expected");
    }

    [Fact]
    public void Table_ThatGivesTheStatistic_Holds()
    {
        var findings = Check("""{ "tests": [{ "id": "all", "kind": "chi-square", "value": 0.65, "degrees": 1, "p": 0.42, "table": [[20, 30], [24, 26]] }] }""");

        findings.ShouldAllBe(finding => finding.Kind == FindingKind.Holds);
    }

    [Fact]
    public void P_OfChiSquareThatDoesNotBelongToIt_IsFoundWithTheOneThatDoes()
    {
        var finding = Check("""{ "tests": [{ "id": "politics", "kind": "chi-square", "value": 7.716, "degrees": 12, "p": 0.000 }] }""").ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.Contradiction);
        finding.Message.ShouldStartWith("χ² 7.716 with 12 degrees of freedom has p = 0.8069");
        finding.Path.ShouldBe("$.tests[0]");
    }

    // F and p as printed, without degrees of freedom.
    [Theory]
    [InlineData("1.3", "0.002")]
    [InlineData("1.12", "0.002")]
    [InlineData("1.03", "0.04")]
    [InlineData("1.17", "0.09")]
    public void P_OfFThatNoDegreesOfFreedomGive_IsFound(string value, string p) => KindOf(value, p).ShouldBe(FindingKind.Contradiction);

    [Theory]
    [InlineData("0.6", "0.81")]
    [InlineData("1.49", "0.15")]
    [InlineData("1.59", "0.13")]
    [InlineData("0.37", "0.89")]
    [InlineData("3.8", "0.000")]
    [InlineData("1.99", "0.04")]
    [InlineData("1.72", "0.09")]
    [InlineData("1.15", "0.34")]
    [InlineData("1.0", "0.44")]
    [InlineData("0.98", "0.46")]
    public void P_OfFThatSomeDegreesOfFreedomGive_IsNotFound(string value, string p) => KindOf(value, p).ShouldBe(FindingKind.Holds);

    [Theory]
    [InlineData("4.21", 3, 60, "0.009", FindingKind.Holds)]
    [InlineData("4.21", 3, 60, "0.01", FindingKind.Holds)]
    [InlineData("4.21", 3, 60, "0.010", FindingKind.Contradiction)]
    public void P_OfFWithItsDegrees_FitsAsItWasRounded(string value, int degrees, int within, string p, FindingKind expected) =>
        Check($$"""{ "tests": [{ "id": "f", "kind": "f", "value": {{value}}, "degrees": {{degrees}}, "within": {{within}}, "p": {{p}} }] }""").ShouldHaveSingleItem().Kind.ShouldBe(expected);

    [Fact]
    public void Degrees_ThatTheTableDoesNotHave_AreFound() =>
        Check("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 0.65, "degrees": 2, "p": 0.72, "table": [[20, 30], [24, 26]] }] }""")
            .Select(finding => finding.Code).ShouldContain("degrees-do-not-fit");

    [Fact]
    public void Table_ThatDoesNotGiveTheStatistic_IsFound() =>
        Check("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 3.33, "table": [[20, 30], [24, 26]] }] }""").ShouldHaveSingleItem().Code.ShouldBe("table-does-not-fit");

    [Fact]
    public void Counts_ThatDoNotAddUp_AreFound()
    {
        var findings = Check("""{ "sums": [{ "id": "issued", "parts": [110, 85, 120, 83], "total": 400 }, { "id": "valid", "parts": [338, -38], "total": 300 }] }""");

        findings.Select(finding => finding.Message).ShouldBe(["The counts add up to 398, not 400.", "The counts add up to 300, as printed."]);
    }

    [Fact]
    public void Percentage_OfAnotherCount_IsFoundWithTheCountThatFits()
    {
        var finding = Check("""{ "shares": [{ "id": "farmers who are less satisfied", "count": 34, "of": 108, "percent": 25.9 }] }""").ShouldHaveSingleItem();

        finding.Message.ShouldBe("34 of 108 is 31.48 %, not 25.9 %; that would be 28 of 108.");
    }

    [Theory]
    [InlineData("3.45", 20, 1, FindingKind.Holds)]
    [InlineData("3.44", 20, 1, FindingKind.Contradiction)]
    [InlineData("3.44", 20, 5, FindingKind.Holds)]
    public void Mean_OfWholeNumbers_IsOneThatTheyCanHave(string mean, int size, int items, FindingKind expected) =>
        Check($$"""{ "size": {{size}}, "means": [{ "id": "m", "mean": {{mean}}, "items": {{items}} }] }""").ShouldHaveSingleItem().Kind.ShouldBe(expected);

    private static FindingKind KindOf(string value, string p) =>
        Check($$"""{ "size": 300, "tests": [{ "id": "f", "kind": "f", "value": {{value}}, "p": {{p}} }] }""").ShouldHaveSingleItem().Kind;

    private static IReadOnlyList<PublishedFinding> Check(string document)
    {
        var reading = PublishedDocument.Read(System.Text.Encoding.UTF8.GetBytes(document));
        reading.Faults.ShouldBeEmpty();
        return PublishedCheck.Check(reading.Figures!);
    }
}
