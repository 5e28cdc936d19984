using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Texts;

/// <summary>Both languages say the same.</summary>
public sealed partial class ResourceTests
{
    [Fact]
    public void Texts_OfBothLanguages_AreTheSameOnesAboutTheSame()
    {
        var (english, chinese) = (Read("English"), Read("Chinese"));

        chinese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (name, text) in english)
        {
            PlacesIn(chinese[name]).ShouldBe(PlacesIn(text), ignoreOrder: true, name);
            chinese[name].Any(letter => letter > 0x2E80).ShouldBeTrue($"{name} is in English: {chinese[name]}");
        }
    }

    [Fact]
    public void Texts_WithANumber_AreRightForOneAsForMany() =>
        Read("English").Where(text => Plural().IsMatch(text.Value)).ShouldBeEmpty("Say what is counted before the number, as in 'Requests found: {0}'.");

    [Fact]
    public void Codes_OfTheEngine_HaveWords()
    {
        foreach (var texts in new[] { ConsoleTexts.Find("en")!, ConsoleTexts.Find("zh")! })
        {
            foreach (var status in Enum.GetValues<RequestStatus>().Where(status => status != RequestStatus.None))
            {
                texts.OrNull($"Status.{Kebab(status)}").ShouldNotBeNull();
            }

            Web.Management.Queries.AuditSearch.Events.Where(name => texts.OrNull($"Event.{name}") == null).ShouldBeEmpty();
            Enum.GetValues<WorkItemStatus>().ShouldAllBe(status => texts.OrNull($"Item.{Kebab(status)}") != null);
            Enum.GetValues<StaffPresence>().ShouldAllBe(presence => texts.OrNull($"Presence.{Kebab(presence)}") != null);
            Enum.GetValues<Channel>().ShouldAllBe(channel => texts.OrNull($"Channel.{Kebab(channel)}") != null);
            typeof(RefusalCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ShouldAllBe(code => texts.OrNull($"Because.{code}") != null);
            typeof(Dispatch.WaitCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ShouldAllBe(code => texts.OrNull($"Wait.{code}") != null);
        }
    }

    [Fact]
    public void Times_InBothLanguages_AreWrittenAsTheyAre()
    {
        var (english, chinese) = (ConsoleTexts.Find("en")!, ConsoleTexts.Find("zh")!);
        var now = new DateTimeOffset(2027, 3, 1, 9, 5, 0, TimeSpan.FromHours(1));

        english.Time(now, now).ShouldBe("09:05");
        english.Time(now.AddDays(-1), now).ShouldBe("28 Feb 09:05");
        chinese.Time(now.AddYears(-1), now).ShouldBe("2026年3月1日 09:05");
        (english.At(now, now), english.At(now.AddDays(-1), now), chinese.At(now.AddDays(-1), now)).ShouldBe(("at 09:05", "on 28 Feb at 09:05", "2月28日 09:05"));
        english.Duration(TimeSpan.FromMinutes(95)).ShouldBe("1 h 35 min");
        chinese.Duration(TimeSpan.FromHours(50)).ShouldBe("2 天 2 小时");
        english.Number(1234567).ShouldBe("1,234,567");
    }

    private static string Kebab<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static Dictionary<string, string> Read(string language) =>
        new ResourceManager($"Coordination.Console.Texts.{language}", typeof(ConsoleTexts).Assembly).GetResourceSet(CultureInfo.InvariantCulture, true, true)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> PlacesIn(string text) => Places().Matches(text).Select(place => place.Value);

    [GeneratedRegex(@"(?<!more than )\{\d\} (wait|waits|look|are|have|(requests|events|items|halls|silos|people|versions|departments|citizens|days)\b)")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Places();
}
