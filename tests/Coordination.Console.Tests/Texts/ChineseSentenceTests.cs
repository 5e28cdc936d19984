using System.Text.RegularExpressions;
using Coordination.Console.Shell;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Tests.Plans;
using Shouldly;

namespace Coordination.Console.Tests.Texts;

/// <summary>What the engine refuses, and finds at fault, is told in Chinese.</summary>
public sealed partial class ChineseSentenceTests
{
    private static readonly string[] Lines = [.. Resource("ChineseRefusals.txt")];

    [Fact]
    public void Sentences_EachWithItsChinese_AreAboutTheSame()
    {
        Lines.Length.ShouldBeGreaterThan(200);
        (Lines.Length % 2).ShouldBe(0);
        var pairs = Lines.Chunk(2).ToList();

        pairs.ShouldAllBe(pair => !pair[0].Any(letter => letter > 0x2E80) && pair[1].Any(letter => letter > 0x2E80));
        pairs.Select(pair => pair[0]).ShouldBeUnique();
        foreach (var pair in pairs)
        {
            PlacesIn(pair[1]).Except(PlacesIn(pair[0])).ShouldBeEmpty(pair[0]);
            PlacesIn(pair[0]).ShouldBeUnique();
        }
    }

    [Fact]
    public void Sentence_OfEveryForm_FitsItsOwnFormFirst()
    {
        foreach (var pair in Lines.Chunk(2))
        {
            var sentence = Places().Replace(pair[0], place => SampleOf(place.Value));

            ChineseSentences.Find(sentence, (_, value) => value).ShouldBe(Places().Replace(pair[1], place => SampleOf(place.Value)), sentence);
        }
    }

    [Fact]
    public void Parts_EachWithItsChinese_AreKnownOnce()
    {
        var parts = Resource("ChineseParts.txt").Select(line => line.Split('=')).ToList();

        parts.ShouldAllBe(part => part.Length == 2 && part[1].Any(letter => letter > 0x2E80));
        parts.Select(part => part[0]).ShouldBeUnique();
    }

    [Fact]
    public void Fault_OfEveryBrokenPlan_IsToldInChinese()
    {
        var sample = SamplePlan.Load();
        var page = Page("zh");

        var english = BrokenPlans.All.SelectMany(broken => PlanCheck.Check(broken.Break(sample), broken.Today)).Select(fault => fault.Message).Distinct()
            .Where(message => page.Told(message) is not { } told || EnglishWords().IsMatch(told)).ToList();

        english.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The request is completed; this can only be done while it is open.", "事项已办结；只有未结事项才能这样做。")]
    [InlineData("Item 0 is on-hold: it cannot be started now.", "步骤 0 的状态是“暂挂”，目前不能这样做。")]
    [InlineData("'anna' still holds 2 item(s): finish or transfer them, drain, or sign off with release.", "anna手中还有 2 项：请勾选退回队列，或在其页面选择“收尾后签退”。")]
    [InlineData("The service is given over window, phone or online.", null)]
    [InlineData("'Paper' is only for: citizen, enterprise or government.", "“Paper”仅面向：citizen、enterprise 或 government。")]
    [InlineData("Expected a time of day such as 08:30, but found an object.", "此处应为时间，如 08:30，却是 对象。")]
    [InlineData("Expected one of 'push', 'pull', but found 7.", "此处应为以下之一：'push'、'pull'，却是 7。")]
    [InlineData("Expected as a name 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or a digit, but found 'a b'.", "此处的名称应为1 至 64 个字母、数字、“.”、“_”或“-”，以字母或数字开头，却是“a b”。")]
    [InlineData("'anna' is signed off: pausing is not possible now.", "anna未在岗，目前不能这样做。")]
    [InlineData("Item 1 is not called before 2027-03-01T10:15:00.0000000+00:00.", "步骤 1 在 10:15 之前不叫号。")]
    [InlineData("The service's name in 'en' is empty; write it.", "服务名称（en）为空，请填写。")]
    [InlineData("The request's urgency is 2 already.", "事项的紧急程度已是 2。")]
    [InlineData("There is no request 7: ids come with the answer to a submission.", "没有编号为 7 的事项。")]
    [InlineData("The parameter 'status' has 'sleeping': it must be of waiting, completed.", "“状态”不能是“sleeping”：请用 waiting、completed。")]
    [InlineData("The parameter 'from' may stand once only.", "“起始时间”只能出现一次。")]
    [InlineData("The parameter 'limit' may stand once only.", "“limit”只能出现一次。")]
    [InlineData("Nobody has written this.", null)]
    public void Sentence_OfTheEngine_IsToldWithWhatItIsAbout(string sentence, string? chinese)
    {
        Page("zh").Told(sentence).ShouldBe(chinese);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"name\": \"a\" \"b\"}")]
    [InlineData("{\"name\": }")]
    [InlineData("{\"name\": nul}")]
    [InlineData("{\"name\": 7.}")]
    [InlineData("{name: 1}")]
    [InlineData("{\"name\" 1}")]
    [InlineData("{\"name\": \"a\nb\"}")]
    [InlineData("{} {}")]
    [InlineData("{\"name\": \"\\x\"}")]
    [InlineData("\u0001")]
    public void Fault_OfATextThatIsNoJson_IsToldInChineseAlone(string document)
    {
        var fault = PlanDocument.Read(System.Text.Encoding.UTF8.GetBytes(document)).Faults.ShouldHaveSingleItem();

        var told = Page("zh").Told(fault.Message).ShouldNotBeNull(fault.Message);
        EnglishWords().IsMatch(told).ShouldBeFalse(told);
        fault.Message.ShouldNotContain("nvalid");
    }

    [Theory]
    [InlineData("fact", "PlanPart.fact")]
    [InlineData("needs", "PlanPart.needs")]
    [InlineData("needs", "Needs")]
    [InlineData("level", "PlanPart.level")]
    [InlineData("evidence", "PlanPart.evidence")]
    [InlineData("former department", "PlanPart.formerDepartments")]
    [InlineData("limit of waiting items", "PlanPart.queueLimit")]
    [InlineData("limit of deemed consent in minutes", "PlanPart.deemedConsentMinutes")]
    public void Term_OfAFaultAndOfADifference_IsTheSame(string part, string text) => Page("zh").Texts.Of(text).ShouldBe(ChineseSentences.PartOf(part));

    [Theory]
    [InlineData("PlanWord.audience.citizen", "Applicant.citizen")]
    [InlineData("PlanWord.audience.enterprise", "Applicant.enterprise")]
    [InlineData("PlanWord.audience.government", "Applicant.government")]
    [InlineData("Item.deemed-consent", "Event.item.consent-deemed")]
    public void Term_OnTwoPages_IsTheSame(string one, string other) => Page("zh").Texts.Of(one).ShouldBe(Page("zh").Texts.Of(other));

    [Fact]
    public void Terms_ThatHaveAnother_AreNotUsed()
    {
        var all = Lines.Concat(Resource("ChineseParts.txt")).Concat(ResourceTests.Read("Chinese").Values);

        all.Where(text => Replaced().IsMatch(text)).ShouldBeEmpty();
    }

    private static string SampleOf(string place) => place.Contains("number", StringComparison.Ordinal) ? $"4{place.Length}" : $"{place.Trim('<', '>')}-x";

    private static PageContext Page(string language) => new() { Texts = ConsoleTexts.Find(language)!, Address = "/", Now = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero) };

    private static IEnumerable<string> PlacesIn(string text) => Places().Matches(text).Select(place => place.Value);

    private static IEnumerable<string> Resource(string name)
    {
        using var reader = new StreamReader(typeof(ConsoleTexts).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }

    [GeneratedRegex("事实|需求|牵头|等级|原部门|默认同意|排队上限|个人文字|政府机构")]
    private static partial Regex Replaced();

    [GeneratedRegex("<[a-z]+[0-9]*>")]
    private static partial Regex Places();

    // Two of the engine's own words after each other, which are no names of a plan.
    [GeneratedRegex(@"\b(the|of|and|in|a|an|is|for|it) [a-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWords();
}
