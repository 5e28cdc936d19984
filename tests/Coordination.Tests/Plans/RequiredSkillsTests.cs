using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

/// <summary>A skill is written as its name, its level and, where it falls away, the minutes until then: <c>law2/30</c>.</summary>
public sealed class RequiredSkillsTests
{
    [Theory]
    [InlineData("law2", "law3", "law3")]
    [InlineData("law3", "law2", "law3")]
    [InlineData("law2", "tax1", "law2 tax1")]
    [InlineData("law2", "law3/20", "law2 law3/20")]
    [InlineData("law3/20", "law2", "law2 law3/20")]
    [InlineData("law3/20", "law3/30", "law3/30")]
    [InlineData("law3/20", "law2/20", "law3/20")]
    [InlineData("law3", "law3/20", "law3")]
    [InlineData("tax1 law2", "law1 law2/5", "tax1 law2")]
    [InlineData("", "law2", "law2")]
    [InlineData("law2", "", "law2")]
    public void With_StepAndNeeds_RequiresTheHigherAsLongAsEither(string step, string needed, string together) =>
        Text(Skills(step).With(Skills(needed))).ShouldBe(together);

    [Fact]
    public void With_NothingMore_IsTheStepsOwnList()
    {
        var step = Skills("tax1 law2");
        step.With(Skills("law1")).ShouldBe(step);
    }

    [Fact]
    public void Merge_InAnyOrder_IsTheSameList() =>
        Text(RequiredSkills.Merge(Skills("tax2 law1 law3/10 law1"))).ShouldBe(Text(RequiredSkills.Merge(Skills("law3/10 law1 tax2"))));

    [Theory]
    [InlineData("law2 tax1/20", "law2")]
    [InlineData("law2/10 tax1/20", "law2/10 tax1/20")]
    [InlineData("", "")]
    public void Decisive_SomeLast_IsThoseAlone(string required, string decisive) => Text(Skills(required).Decisive()).ShouldBe(decisive);

    private static ImmutableArray<SkillRequirement> Skills(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('/')).Select(parts => new SkillRequirement
        {
            Skill = new SkillId(parts[0][..^1]),
            Level = parts[0][^1] - '0',
            RelaxAfterMinutes = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null,
        })];

    private static string Text(ImmutableArray<SkillRequirement> skills) =>
        string.Join(' ', skills.Select(one => $"{one.Skill}{one.Level}{(one.RelaxAfterMinutes is { } minutes ? $"/{minutes}" : "")}"));
}
