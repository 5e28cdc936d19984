using Coordination.Console.Texts;
using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;

namespace Coordination.Console.Tests.Texts;

/// <summary>What the engine says in English is told in another language with all that it is about.</summary>
public sealed class EngineSentenceTests
{
    [Theory]
    [InlineData("The crisis plan holds requests of urgency 5 back until the crisis is lifted.", "level-held: 5")]
    [InlineData("The department a.b is closed.", "closed: a.b")]
    [InlineData("The department Permits, North is closed for now; clocks run on meanwhile.", "closed-clock-runs: Permits, North")]
    [InlineData("The department Permits is closed for now; the clocks of what it leads stand still meanwhile.", "closed-clock-stands: Permits")]
    [InlineData("The department Permits is closed at the booked time, 2027-03-01 09:00: another time is to be found.", "closed-when-booked: Permits|2027-03-01 09:00")]
    [InlineData("The citizen is with somebody else; it is called when they are free again.", "elsewhere: ")]
    [InlineData("The citizen has not come yet.", "not-arrived: ")]
    [InlineData("It is not called before 2027-03-01 09:00.", "not-before: 2027-03-01 09:00")]
    [InlineData("Nobody has the skills and the capacity that it requires.", "nobody-skilled: ")]
    [InlineData("1 person could serve it, and none of them is at work.", "nobody-signed-on: 1")]
    [InlineData("Everybody at work who could serve it is excluded from it, at least until 2027-03-01 09:00.", "excluded: 2027-03-01 09:00")]
    [InlineData("The department a has 2 items in hand; its limit is 2.", "limit-reached: a|2|2")]
    [InlineData("2 people could begin now; it is given as soon as its turn comes.", "ready: 2")]
    [InlineData("1 person could begin now, but in the department a people ask for the next item themselves.", "waiting-for-pull: 1|a")]
    [InlineData("Nobody of the department a who could serve it is at work. 1 person of other departments can help.", "nobody-there: a; help: 1")]
    [InlineData("2 people could serve it and all are busy, with 2 items in hand; 1 item goes before it.", "all-busy: 2|2|1")]
    [InlineData(
        "1 person could serve it and all are busy, with 1 item in hand; 0 items go before it. 3 people of other departments can help when more than 4 wait, or somebody longer than was promised.",
        "all-busy: 1|1|0; help-above: 3|4")]
    [InlineData("anna has it in hand since 2027-03-01 09:00.", "held: anna|2027-03-01 09:00")]
    [InlineData("It is being given to anna.", "reserved: anna")]
    [InlineData("Given by name.", "by-name: ")]
    [InlineData("First in order of deadlines: urgency 5, waited 1.5 h; the longest idle of 2 people free for it.", "first: order of deadlines|5|1.5 h|the longest idle of 2 people free for it")]
    [InlineData("First in order of urgency and arrival: urgency 1, waited 7 s; asked for by the person, helping from a.", "helped: order of urgency and arrival|1|7 s|asked for by the person|a")]
    [InlineData("Something else.", "")]
    [InlineData("It is being given to anna. Something else.", "")]
    public void Sentence_OfTheEngine_IsTakenApart(string sentence, string parts) =>
        string.Join("; ", EngineSentence.Read(sentence).Select(one => $"{one.Text["Said.".Length..]}: {string.Join('|', one.About.Select(part => part.Value))}")).ShouldBe(parts);

    [Fact]
    public void Sentences_OfWhyAnItemWentToSomebody_AreAllKnown()
    {
        foreach (var order in Enum.GetValues<OrderPolicyKind>())
        {
            foreach (var choice in Enum.GetValues<ChoicePolicyKind>())
            {
                var reason = new DispatchReason(order, choice, Urgency.General, TimeSpan.FromDays(3), 2, null, false);
                EngineSentence.Read(reason.ToString()).ShouldHaveSingleItem();
            }
        }
    }
}
