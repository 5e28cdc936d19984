using Coordination.Plans;

namespace Coordination.Tests.Plans;

internal static partial class BrokenPlans
{
    private static readonly SkillId Ukrainian = new("ukrainian");

    private static IEnumerable<BrokenPlan> Declarations =>
    [
        new("fact twice", plan => plan with { Facts = plan.Facts.Add(plan.Facts[0]) }, "'danger-to-life' is there twice", "$.facts[7].id"),
        new("fact without id", plan => plan with { Facts = plan.Facts.Add(new FactPlan { Id = "", Name = "Nothing" }) }, "cannot be the id of a fact", "$.facts[7].id"),
        new("fact with an id of two words", plan => plan with { Facts = plan.Facts.Add(new FactPlan { Id = "two words", Name = "Two" }) }, "'two words' cannot", "$.facts[7].id"),
        new("fact without name", plan => plan.Fact(6, fact => fact with { Name = " " }), "is empty", "$.facts[6].name"),
        new("fact of unknown type", plan => plan.Fact(6, fact => fact with { Type = (FactType)9 }), "unknown", "$.facts[6].type"),
        new("fact kept in an unknown way", plan => plan.Fact(6, fact => fact with { Keep = (FactKeep)9 }), "unknown", "$.facts[6].keep"),
        new("text on record", plan => plan with { Facts = plan.Facts.Add(new FactPlan { Id = "illness", Name = "Illness", Keep = FactKeep.Record }) }, "nobody can vouch", "$.facts[7].keep"),
        new("code without values", plan => plan with { Facts = plan.Facts.Add(new FactPlan { Id = "colour", Name = "Colour", Type = FactType.Code }) }, "has no values", "$.facts[7].values"),
        new("code's value twice", plan => plan.Fact(6, fact => fact with { Values = fact.Values.Add("Complaint") }), "twice", "$.facts[6].values[3]"),
        new("code's value empty", plan => plan.Fact(6, fact => fact with { Values = fact.Values.Add("") }), "is empty", "$.facts[6].values[3]"),
        new("code's value too long", plan => plan.Fact(6, fact => fact with { Values = fact.Values.Add(new string('v', 65)) }), "at most 64", "$.facts[6].values[3]"),
        new("values of a number", plan => plan.Fact(1, fact => fact with { Values = ["1"] }), "Only a fact of type 'code'", "$.facts[1].values"),
        new("too many facts", plan => plan with { Facts = [.. Enumerable.Range(0, 5001).Select(number => new FactPlan { Id = $"f{number}", Name = "Fact" })] }, "5001 entries", "$.facts"),
        new("need twice", plan => plan with { Needs = plan.Needs.Add(plan.Needs[0]) }, "'wheelchair' is there twice", "$.needs[3].id"),
        new("need without id", plan => plan.Need(2, need => need with { Id = "" }), "cannot be the id of a need", "$.needs[2].id"),
        new("need with a colon", plan => plan.Need(2, need => need with { Id = "language:uk" }), "'language:uk' cannot", "$.needs[2].id"),
        new("need without name", plan => plan.Need(2, need => need with { Name = "" }), "is empty", "$.needs[2].name"),
        new("a need that changes nothing", plan => plan.Need(0, need => need with { Skills = [], Urgency = null, Department = null }), "changes nothing", "$.needs[0]"),
        new("a need for a department that there is not", plan => plan.Need(0, need => need with { Department = new("nowhere") }), "nowhere", "$.needs[0].department"),
        new("33 needs", plan => plan with { Needs = [.. plan.Needs, .. Enumerable.Range(0, 30).Select(number => new NeedPlan { Id = $"n{number}", Name = "Need", Urgency = Urgency.General })] }, "at most 32", "$.needs"),
        new("need's skill unknown", plan => plan.Need(2, need => need with { Skills = [new SkillRequirement { Skill = new SkillId("ukrainan") }] }), "such as 'ukrainian'", "$.needs[2].skills[0].skill"),
        new("need's skill twice", plan => plan.Need(1, need => need with { Skills = need.Skills.Add(need.Skills[0]) }), "twice", "$.needs[1].skills[1].skill"),
        new("need's level out of range", plan => plan.Need(1, need => need with { Skills = need.Skills.Change(0, skill => skill with { Level = 6 }) }), "1 to 5", "$.needs[1].skills[0].level"),
        new("need's skill falling away at once", plan => plan.Need(1, need => need with { Skills = need.Skills.Change(0, skill => skill with { RelaxAfterMinutes = 0 }) }), "must be 1", "$.needs[1].skills[0].relaxAfterMinutes"),
        new("need's skill that nobody holds", plan => plan.Need(1, need => need with { Skills = [new SkillRequirement { Skill = Ukrainian, Level = 3 }] }), "Nobody holds the skill 'ukrainian'", "$.needs[1].skills[0]"),
        new("need's skills that nobody holds together", plan => plan.Need(1, need => need with { Skills = [new SkillRequirement { Skill = Ukrainian }, new SkillRequirement { Skill = new SkillId("law") }] }), "Nobody holds all", "$.needs[1].skills"),
        new("rule twice", plan => plan.Rule(1, rule => rule with { Id = "danger-to-life" }), "there twice, first at $.urgencyRules[0]", "$.urgencyRules[1].id"),
        new("rule with an id of two words", plan => plan.Rule(1, rule => rule with { Id = "two words" }), "cannot be the id of an urgency rule", "$.urgencyRules[1].id"),
        new("rule called as another one's place", plan => plan.Rule(0, rule => rule with { Id = "rule-2" }).Rule(1, rule => rule with { Id = null }), "called by its place", "$.urgencyRules[1].id"),
        new("condition on an unknown fact", plan => plan.Condition(condition => condition with { Fact = "danger-to-live" }), "such as 'danger-to-life'", "$.urgencyRules[0].when[0].fact"),
        new("yes-no that is something else", plan => plan.Condition(condition => condition with { Is = "true" }), "compare it with 'yes' or 'no'", "$.urgencyRules[0].when[0].is"),
        new("code that is none of its values", plan => plan.Condition(condition => condition with { Fact = "purpose", Is = "inform" }), "never 'inform'", "$.urgencyRules[0].when[0].is"),
        new("number that is a word", plan => plan.Condition(condition => condition with { Fact = "people-affected", Is = "many" }), "compare it with a number", "$.urgencyRules[0].when[0].is"),
        new("number in another form", plan => plan.Condition(condition => condition with { Fact = "people-affected", Is = "3.0" }), "write it as '3'", "$.urgencyRules[0].when[0].is"),
        new("code at least", plan => plan.Condition(_ => new FactCondition { Fact = "purpose", AtLeast = 1 }), "is no number", "$.urgencyRules[0].when[0].atLeast"),
        new("yes-no at most", plan => plan.Condition(_ => new FactCondition { Fact = "copy-only", AtMost = 1 }), "is no number", "$.urgencyRules[0].when[0].atMost"),
    ];

    private static HallPlan Fact(this HallPlan plan, int index, Func<FactPlan, FactPlan> change) => plan with { Facts = plan.Facts.Change(index, change) };

    private static HallPlan Need(this HallPlan plan, int index, Func<NeedPlan, NeedPlan> change) => plan with { Needs = plan.Needs.Change(index, change) };

    private static HallPlan Condition(this HallPlan plan, Func<FactCondition, FactCondition> change) =>
        plan.Rule(0, rule => rule with { When = rule.When.Change(0, change) });
}
