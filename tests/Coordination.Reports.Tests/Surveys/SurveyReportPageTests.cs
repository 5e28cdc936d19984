using System.Xml.Linq;
using Coordination.Reports.Model;
using Coordination.Reports.Page;
using Coordination.Reports.Surveys;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Surveys;

public sealed class SurveyReportPageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Page_InEachLanguage_ReadsFromGradesToMethod(string language)
    {
        var page = Pages.Parse(await ReportHtml.RenderAsync(SurveyReportPage.Of(SurveyPages.Result(), language)));

        page.Attribute("lang")!.Value.ShouldBe(language);
        page.Descendants("section").Select(section => section.Attribute("id")!.Value).ShouldBe(["grades", "people", "differences", "scales", "method"]);
        var ids = page.Descendants().Select(part => part.Attribute("id")?.Value).OfType<string>().ToArray();
        ids.ShouldBeUnique();
        page.Descendants("svg").Where(svg => svg.Attribute("role")?.Value == "img").SelectMany(svg => svg.Attribute("aria-labelledby")!.Value.Split(' ')).ShouldAllBe(id => ids.Contains(id));
    }

    [Fact]
    public async Task Page_InChinese_HasNoEnglishWord()
    {
        var page = Pages.Parse(await ReportHtml.RenderAsync(SurveyReportPage.Of(SurveyPages.Result(), "zh")));

        page.Descendants("style").Remove();
        var words = page.Element("body")!.DescendantNodes().OfType<XText>().SelectMany(text => text.Value.Split([' ', '\n', '（', '）', '，', '。', '：', '、'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 2 && word.All(char.IsAsciiLetter));
        words.Distinct().ShouldBe(["Market", "North", "Riverside", "spring"], ignoreOrder: true);
    }

    [Fact]
    public void Texts_OfBothLanguages_AreTheSameOnesWithTheSamePlaces()
    {
        var (english, chinese) = (TextsOf("English"), TextsOf("Chinese"));

        chinese.Keys.ShouldBe(english.Keys);
        foreach (var (name, text) in english.Where(one => one.Key != "Contradicts"))
        {
            PlacesOf(chinese[name]).ShouldBe(PlacesOf(text), name);
        }
    }

    [Fact]
    public async Task Page_OfSmallCounts_ShowsNone()
    {
        var result = SurveyPages.Result();
        result.Items.SelectMany(item => item.Grades).ShouldContain(grade => grade.Count == null);

        var page = Pages.Parse(await ReportHtml.RenderAsync(SurveyReportPage.Of(result)));

        page.Descendants("table").Where(table => table.Attribute("class")!.Value.Contains("told", StringComparison.Ordinal) && table.Ancestors("section").First().Attribute("id")!.Value == "people")
            .SelectMany(table => table.Descendants("tr")).Select(row => row.Elements("td").FirstOrDefault()?.Value)
            .ShouldNotContain(count => count == "1" || count == "2" || count == "3" || count == "4");
        page.Descendants("td").ShouldContain(cell => cell.Value == "·");
    }

    [Fact]
    public void Notes_OfARecordThatDoesNotAddUp_SayWhere()
    {
        var report = SurveyReportPage.Of(SurveyPages.Result());

        report.Notes.ShouldContain(note => note.Contains("Riverside: 80 count and 14 do not, which is 94, and 95 came back.", StringComparison.Ordinal));
        SurveyReportPage.Of(SurveyPages.Result(), "zh").Notes.ShouldContain(note => note.Contains("有1处对不上", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_WithoutARecordOrWithFewAnswers_SaySo()
    {
        var report = SurveyReportPage.Of(SurveyPages.Result(size: 12, withFielding: false));

        report.Notes.ShouldContain(note => note.StartsWith("Only 12 people answered", StringComparison.Ordinal));
        report.Notes.ShouldContain(note => note.StartsWith("Nobody wrote down how many were asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfNobody_IsWholeAndHasNoNumberThatIsNone()
    {
        var html = await ReportHtml.RenderAsync(SurveyReportPage.Of(SurveyPages.Result(size: 0, withFielding: false)));

        html.ShouldNotContain("NaN");
        html.ShouldNotContain("∞");
    }

    [Fact]
    public async Task Page_OfANastyTitle_EscapesIt()
    {
        const string nasty = "<script>alert(1)</script> & 'x'";
        var html = await ReportHtml.RenderAsync(SurveyReportPage.Of(SurveyPages.Result(size: 40), title: nasty));

        html.ShouldNotContain("<script");
        Pages.Parse(html).Descendants("h1").Single().Value.ShouldBe(nasty);
    }

    [Fact]
    public void Of_ALanguageWithoutWords_NamesThoseThatThereAre() =>
        Should.Throw<ArgumentException>(() => SurveyReportPage.Of(SurveyPages.Result(size: 1), "fr")).Message.ShouldContain("use one of en, zh");

    [Fact]
    public void Differences_ThatStandOut_AreDrawn()
    {
        var differences = SurveyReportPage.Of(SurveyPages.Result()).Sections.Single(section => section.Id == "differences");

        differences.Lead.ShouldContain("comparisons stand out");
        differences.Parts.OfType<EstimatePart>().ShouldContain(part => part.Title.EndsWith(", by Age", StringComparison.Ordinal));
    }

    private static SortedDictionary<string, string> TextsOf(string language)
    {
        var document = XDocument.Load(Path.Combine(Repository.Root, "src", "Coordination.Reports", "Surveys", $"{language}.resx"));
        return new(document.Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value), StringComparer.Ordinal);
    }

    private static IEnumerable<char> PlacesOf(string text) => text.Zip(text.Skip(1)).Where(pair => pair.First == '{').Select(pair => pair.Second).Distinct().Order();
}
