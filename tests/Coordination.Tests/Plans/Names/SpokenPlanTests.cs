using System.Collections;
using System.Reflection;
using Coordination.Plans;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans.Names;

public sealed class SpokenPlanTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026, 1);
    private static readonly string[] Tags = ["en", "zh", "zh-Hans", "zh-Hant", "zh-Hant-TW", "pt-BR", "pt", "de", "fr-CA"];

    [Fact]
    public void In_EveryNameOfAPlan_IsOneText()
    {
        var plan = PlanTexts.Map(SamplePlan.Load(), name => PlanName.Of(("en", name.Default), ("zh", $"中 {name}")));
        var before = NamesIn(plan).ToList();

        var read = plan.In("fr", "zh");

        before.Count.ShouldBeGreaterThan(100);
        before.ShouldAllBe(name => name.Languages.Length == 2);
        NamesIn(read).Select(name => (name.Default, name.Languages.Length)).ShouldBe(before.Select(name => ($"中 {name}", 0)));
    }

    [Fact]
    public void Of_OneLanguage_IsThePlanItself()
    {
        var plan = PlanTexts.Map(SamplePlan.Load(), name => name.Default);
        var spoken = SpokenPlan.Of(plan, ["zh"]);

        spoken.Plan.ShouldBeSameAs(plan);
        (spoken.Languages.IsEmpty, spoken.Mark).ShouldBe((true, ""));
    }

    [Fact]
    public void Of_SomeNamesInMoreLanguagesThanOthers_SaysWhichWereTold()
    {
        var plan = new HallPlan
        {
            Centre = new("hall"), Name = PlanName.Of(("en", "Hall"), ("zh", "大厅")), TimeZone = "UTC",
            Departments = [new DepartmentPlan { Id = new("a"), Name = PlanName.Of(("en", "A")) }, new DepartmentPlan { Id = new("b"), Name = "B" }],
        };

        SpokenPlan.Of(plan, ["zh-CN", "pl"]).Languages.ShouldBe(["zh", "en"]);
        SpokenPlan.Of(plan, ["zh-CN", "pl"]).Mark.ShouldBe("zh");
        SpokenPlan.Of(plan, []).Languages.ShouldBe(["en"]);
        SpokenPlan.Of(plan, ["en-GB"]).Mark.ShouldBe("en");
    }

    [Fact]
    public void Of_AnyPreferences_GivesEachNameAsItselfWould() => Check.One(Runs, Prop.ForAll(Several.ToArbitrary(), Several.ToArbitrary(), Asked.ToArbitrary(), (first, second, asked) =>
    {
        var plan = new HallPlan { Centre = new("hall"), Name = NameOf(first), TimeZone = "UTC", Departments = [new DepartmentPlan { Id = new("a"), Name = NameOf(second) }] };

        var read = SpokenPlan.Of(plan, asked).Plan;

        return read.Name == plan.Name.In(asked) && read.Departments[0].Name == plan.Departments[0].Name.In(asked);
    }));

    [Fact]
    public void In_AnyPreferences_NeverLeavesAnAskedLanguageForOneThatIsNot() => Check.One(Runs, Prop.ForAll(Several.ToArbitrary(), Asked.ToArbitrary(), (tags, asked) =>
    {
        var told = NameOf(tags).In(asked);
        var spoken = tags.Where(tag => asked.Any(one => LanguageOf(one) == LanguageOf(tag))).ToList();
        return spoken.Count == 0 ? told == tags[0] : spoken.Contains(told) && (!tags.Contains(asked[0]) || told == asked[0]);
    }));

    private static Gen<string[]> Several => Gen.SubListOf(Tags).Where(tags => tags.Count > 0).SelectMany(tags => Gen.Shuffle(tags.ToArray())).Select(tags => tags.ToArray());

    private static Gen<string[]> Asked => Gen.Elements([.. Tags, "zh-CN", "pt-PT", "nl", "en-GB"]).ArrayOf().Where(asked => asked.Length > 0);

    private static PlanName NameOf(string[] tags) => PlanName.Of([.. tags.Select(tag => (tag, tag))]);

    private static string LanguageOf(string tag) => tag.Split('-')[0];

    private static IEnumerable<PlanName> NamesIn(object? value) => value switch
    {
        null or string => [],
        PlanName name => [name],
        IEnumerable list => list.Cast<object>().SelectMany(NamesIn),
        _ when value.GetType().Namespace == typeof(HallPlan).Namespace && value.GetType().IsClass => value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsValueType || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .SelectMany(property => NamesIn(property.GetValue(value))),
        _ => [],
    };
}
