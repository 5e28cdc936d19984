using System.Text;
using System.Text.Json;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Names;

public sealed class PlanNameTests
{
    private static readonly PlanName Card = PlanName.Of(("en", "Identity card"), ("zh", "身份证"), ("pt-BR", "Carteira de identidade"));

    [Theory]
    [InlineData("", "Identity card")]
    [InlineData("zh", "身份证")]
    [InlineData("ZH", "身份证")]
    [InlineData("zh-Hant-TW", "身份证")]
    [InlineData("zh-CN,en", "身份证")]
    [InlineData("fr,zh,en", "身份证")]
    [InlineData("fr", "Identity card")]
    [InlineData("pt-BR", "Carteira de identidade")]
    [InlineData("pt", "Carteira de identidade")]
    [InlineData("pt-PT,zh", "Carteira de identidade")]
    [InlineData("z,e,en-,-", "Identity card")]
    public void In_Preferences_FindsTheDearestThatThereIs(string asked, string expected) =>
        Card.In(asked.Split(',', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(expected);

    [Fact]
    public void In_SeveralFormsOfOneLanguage_TheTagItselfGoesFirstAndThenWhatItIsAFormOf()
    {
        var name = PlanName.Of(("zh-Hans", "简"), ("zh", "中"), ("zh-Hant-TW", "繁"));

        name.In("zh-Hant-TW").ShouldBe("繁");
        name.In("zh-Hant-HK").ShouldBe("中");
        name.In("zh-Hans-CN").ShouldBe("简");
        name.In("zh").ShouldBe("中");
    }

    [Theory]
    [InlineData("zh-TW", "繁")]
    [InlineData("zh-hk", "繁")]
    [InlineData("zh-CN", "简")]
    [InlineData("zh", "简")]
    public void In_APlace_IsOfTheScriptThatIsReadThere(string asked, string expected) =>
        PlanName.Of(("zh-Hans", "简"), ("zh-Hant", "繁")).In(asked).ShouldBe(expected);

    [Fact]
    public void In_OneText_IsThatText() => ((PlanName)"Passport").In("zh", "en").ShouldBe("Passport");

    [Fact]
    public void ToString_Always_IsTheFirstText() => $"{Card}".ShouldBe("Identity card");

    [Fact]
    public void Of_TagsInOtherLetters_AreWrittenAsTheyAreWrittenEverywhere() =>
        PlanName.Of(("EN", "a"), ("ZH-hANT-tw", "b"), ("sl-ROZAJ-1994", "c"), ("es-419", "d")).Languages.ShouldBe(["en", "zh-Hant-TW", "sl-rozaj-1994", "es-419"]);

    [Theory]
    [InlineData("")]
    [InlineData("english")]
    [InlineData("e")]
    [InlineData("en_GB")]
    [InlineData("en-")]
    [InlineData("en\n")]
    [InlineData("中文")]
    public void Of_NoLanguage_IsRefused(string tag) => Should.Throw<ArgumentException>(() => PlanName.Of((tag, "a")));

    [Fact]
    public void Of_ALanguageTwiceOrNone_IsRefused()
    {
        Should.Throw<ArgumentException>(() => PlanName.Of(("en", "a"), ("EN", "b")));
        Should.Throw<ArgumentException>(() => PlanName.Of());
    }

    [Fact]
    public void Equals_ByTextsLanguagesAndOrder()
    {
        var same = PlanName.Of(("en", "a"), ("zh", "b"));

        same.ShouldBe(PlanName.Of(("en", "a"), ("zh", "b")));
        same.GetHashCode().ShouldBe(PlanName.Of(("en", "a"), ("zh", "b")).GetHashCode());
        (same == PlanName.Of(("en", "a"), ("zh", "c"))).ShouldBeFalse();
        (same == PlanName.Of(("zh", "b"), ("en", "a"))).ShouldBeFalse();
        (same == "a").ShouldBeFalse();
        ((PlanName)"a" == "a").ShouldBeTrue();
        ((PlanName)"a" != PlanName.Of(("en", "a"))).ShouldBeTrue();
        (same == null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"Identity card\"")]
    [InlineData("{\"en\":\"Identity card\",\"zh\":\"身份证\"}")]
    [InlineData("{\"zh\":\"身份证\"}")]
    public void Json_EitherForm_IsWrittenAsItWasRead(string json) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<PlanName>(json, PlansJson.Stored), PlansJson.Stored)).ShouldBe(json);
}
