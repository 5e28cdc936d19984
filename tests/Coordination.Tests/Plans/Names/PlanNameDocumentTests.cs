using System.Text;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Names;

public sealed class PlanNameDocumentTests
{
    [Theory]
    [InlineData("""{ "en": "Desk", "zh": 7 }""", "$.departments[0].name.zh", 5, "Expected a text in quotes, but found 7.")]
    [InlineData("""{ "en": "Desk", "zh": null }""", "$.departments[0].name.zh", 5, "A text cannot be null")]
    [InlineData("""{ "en": "Desk", "chinese": "台" }""", "$.departments[0].name.chinese", 5, "'chinese' is no language; use a tag of two or three letters")]
    [InlineData("""{ "en": "Desk", "EN": "Desk" }""", "$.departments[0].name.EN", 5, "The language 'en' is given twice")]
    [InlineData("""{ "en": "Desk", "en": "Desk" }""", "$.departments[0].name.en", 5, "'en' is given twice")]
    [InlineData("{}", "$.departments[0].name", 5, "There is no text in any language")]
    [InlineData("[]", "$.departments[0].name", 5, "Expected a text in quotes, or an object with a text for each language")]
    [InlineData("null", "$.departments[0].name", 5, "'name' cannot be null")]
    [InlineData("""{ "en": "Desk", "zh": " " }""", "$.departments[0].name.zh", 5, "The department's name in 'zh' is empty; write it.")]
    [InlineData("""{ "en": "Desk", "zh": "a\nb" }""", "$.departments[0].name.zh", 5, "The department's name in 'zh' contains control characters")]
    [InlineData("""{ "en": "", "zh": "台" }""", "$.departments[0].name.en", 5, "The department's name in 'en' is empty")]
    public void ReadAndCheck_AFaultyName_IsToldWithItsPlace(string name, string path, int line, string says)
    {
        var reading = PlanDocument.ReadAndCheck(Encoding.UTF8.GetBytes($$"""
            {
              "centre": "hall", "name": { "en": "Hall", "zh": "大厅" }, "timeZone": "UTC",
              "departments": [{
                "id": "desk",
                "name": {{name}}
              }]
            }
            """));

        var fault = reading.Faults.ShouldHaveSingleItem();
        (fault.Path, fault.Line).ShouldBe((path, line));
        fault.Column.ShouldNotBeNull();
        fault.Message.ShouldContain(says);
    }

    [Fact]
    public void Check_ATextThatIsTooLong_NamesItsLanguage() =>
        PlanCheck.Check(Plan(PlanName.Of(("en", "Desk"), ("zh", new string('台', 201))))).ShouldHaveSingleItem().Message.ShouldBe("The department's name in 'zh' has 201 characters; use at most 200.");

    [Fact]
    public void Check_MoreLanguagesThanAPlanMayHave_IsAFault()
    {
        var tags = Enumerable.Range(0, 33).Select(number => $"a{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}").ToArray();

        PlanCheck.Check(Plan(PlanName.Of([.. tags.Take(32).Select(tag => (tag, "Desk"))]))).ShouldBeEmpty();
        PlanCheck.Check(Plan(PlanName.Of([.. tags.Select(tag => (tag, "Desk"))]))).ShouldHaveSingleItem().Message.ShouldContain("33 languages; use at most 32");
    }

    [Fact]
    public void Write_OneLanguage_IsTheTextAsBefore() =>
        Encoding.UTF8.GetString(PlanDocument.Write(Plan("Desk"))).ShouldContain("""{"id":"desk","name":"Desk","kind":""");

    [Fact]
    public void Differences_AnotherTranslation_IsOne()
    {
        var differences = PlanDifferences.Between(Plan(PlanName.Of(("en", "Desk"), ("zh", "台"))), Plan(PlanName.Of(("en", "Desk"), ("zh", "窗口"), ("pl", "Biurko"))));

        differences.Select(one => (one.Path, one.Kind, one.To?.ToString())).ShouldBe(
            [("departments[desk].name.zh", DifferenceKind.Changed, "窗口"), ("departments[desk].name.pl", DifferenceKind.Added, "Biurko")]);
        PlanDifferences.Between(Plan(PlanName.Of(("en", "Desk"), ("zh", "台"))), Plan(PlanName.Of(("zh", "台"), ("en", "Desk")))).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(difference => difference.Path.ShouldBe("departments[desk].name"), difference => difference.Kind.ShouldBe(DifferenceKind.Reordered));
        PlanDifferences.Between(Plan("Desk"), Plan(PlanName.Of(("en", "Desk")))).ShouldHaveSingleItem().Path.ShouldBe("departments[desk].name");
    }

    private static HallPlan Plan(PlanName desk) => new()
    {
        Centre = new("hall"), Name = "Hall", TimeZone = "UTC", Departments = [new DepartmentPlan { Id = new("desk"), Name = desk }],
    };
}
