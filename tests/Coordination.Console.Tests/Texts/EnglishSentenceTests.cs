using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Web.Access;
using Shouldly;

namespace Coordination.Console.Tests.Texts;

/// <summary>What the engine refuses in the words of its API is told by names, and by what stands on the page.</summary>
public sealed partial class EnglishSentenceTests
{
    private static readonly List<string> Lines = [.. SentenceForms.Lines("EnglishRefusals.txt")];

    [Fact]
    public void Sentences_EachWithItsOther_AreAboutTheSameAndHaveChinese()
    {
        var pairs = Lines.Chunk(2).ToList();
        var chinese = SentenceForms.Lines("ChineseRefusals.txt").Chunk(2).Select(pair => pair[0]).ToHashSet();

        pairs.ShouldAllBe(pair => pair.Length == 2 && pair[0] != pair[1]);
        pairs.Select(pair => pair[0]).ShouldBeUnique();
        pairs.Where(pair => PlacesIn(pair[1]).Except(PlacesIn(pair[0])).Any()).ShouldBeEmpty();
        pairs.Where(pair => !chinese.Contains(pair[0])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'anna' has 0 of 100 left, and the item takes 50: have something released first.", "Anna Nowak has too much in hand for it: of a capacity of 100, 0 is free, and this takes 50.")]
    [InlineData("'anna' still holds 2 item(s): finish or transfer them, drain, or sign off with release.", "Anna Nowak still has work in hand, items: 2. Tick the box")]
    [InlineData("'anna' is signed off: pausing is not possible now.", "Anna Nowak is not at work: this is not possible now.")]
    [InlineData("'anna' is draining: pausing is not possible now.", "Anna Nowak is finishing: this is not possible now.")]
    [InlineData("'jan' is of the department 'permits', which does not help 'papers': transfer the item there first.", "Jan Kowal is of Permits, which does not help Papers")]
    [InlineData("The field 'basis' is no basis: give a code, 1 to 64 letters.", "Choose a basis, or give the code of another one: 1 to 64 letters.")]
    public void Sentence_OfTheApi_IsToldByNamesAndWithoutItsWords(string sentence, string told) => Told(sentence).ShouldNotBeNull().ShouldStartWith(told);

    [Fact]
    public void Sentence_ThatNeedsNoOtherWords_IsToldAsItIs() => Told("The request's urgency is 2 already.").ShouldBeNull();

    [Fact]
    public void Permission_ThatIsLacking_IsToldInWords()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var problem = AccessProblems.Of(new AccessDecision(AccessOutcome.Denied, permission))!;

            Told(problem.Detail).ShouldNotBeNull().ShouldNotContain(problem.Field!);
        }
    }

    private static string? Told(string sentence) => new PageContext
    {
        Texts = ConsoleTexts.Find("en")!, Address = "/", Now = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero),
    }.With(ConsolePlan.Create(ConsolePlan.Centre)).Told(sentence);

    private static IEnumerable<string> PlacesIn(string text) => Places().Matches(text).Select(place => place.Value);

    [GeneratedRegex("<[a-z]+[0-9]*>")]
    private static partial Regex Places();
}
