using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Tests.Plans;

internal static partial class BrokenPlans
{
    private static IEnumerable<BrokenPlan> Services =>
    [
        new("service twice", plan => plan with { Services = plan.Services.Add(plan.Services[0]) }, "twice", "$.services[10].id"),
        new("service without id", plan => plan with { Services = plan.Services.Add(plan.Services[0] with { Id = default }) }, "no id", "$.services[10].id"),
        new("service without name", plan => plan.Service(0, service => service with { Name = "" }), "is empty", "$.services[0].name"),
        new("legal basis empty", plan => plan.Service(0, service => service with { LegalBasis = "" }), "is empty", "$.services[0].legalBasis"),
        new("default urgency out of range", plan => plan.Service(0, service => service with { DefaultUrgency = 0 }), "from 1", "$.services[0].defaultUrgency"),
        new("unknown nature", plan => plan.Service(0, service => service with { Nature = (ServiceNature)2 }), "unknown", "$.services[0].nature"),
        new("unknown scope", plan => plan.Service(0, service => service with { Scope = (ServiceScope)2 }), "unknown", "$.services[0].scope"),
        new("applicant twice", plan => plan.Service(1, service => service with { Audience = [ApplicantKind.Citizen, ApplicantKind.Citizen] }), "twice", "$.services[1].audience[1]"),
        new("unknown applicant", plan => plan.Service(1, service => service with { Audience = [(ApplicantKind)9] }), "unknown", "$.services[1].audience[0]"),
        new("channel twice", plan => plan.Service(2, service => service with { Channels = [Channel.Window, Channel.Window] }), "twice", "$.services[2].channels[1]"),
        new("arrival over a channel that is not served", plan => plan.Service(2, service => service with { Channels = [Channel.Online], Arrival = service.Arrival.Add(Channel.Window, ArrivalRule.Required) }), "not given over", "$.services[2].arrival.window"),
        new("unknown rule of arrival", plan => plan.Service(2, service => service with { Arrival = service.Arrival.Add(Channel.Window, (ArrivalRule)9) }), "unknown", "$.services[2].arrival.window"),
        new("unknown channel", plan => plan.Service(2, service => service with { Channels = [Channel.Window, (Channel)9] }), "unknown", "$.services[2].channels[1]"),
        new("evidence twice", plan => plan.Service(1, service => service with { Evidence = service.Evidence.Add(service.Evidence[0]) }), "twice", "$.services[1].evidence[3].id"),
        new("evidence without a proper id", plan => plan.Service(1, service => service with { Evidence = service.Evidence.Change(0, evidence => evidence with { Id = "birth card" }) }), "'birth card' cannot", "$.services[1].evidence[0].id"),
        new("evidence without name", plan => plan.Service(1, service => service with { Evidence = service.Evidence.Change(0, evidence => evidence with { Name = "" }) }), "is empty", "$.services[1].evidence[0].name"),
    ];

    private static IEnumerable<BrokenPlan> Steps =>
    [
        new("no steps", plan => plan.Service(0, service => service with { Steps = [] }), "has 0 steps", "$.services[0].steps"),
        new("too many steps", plan => plan.Service(0, service => service with { Steps = [.. Enumerable.Range(0, 101).Select(number => service.Steps[0] with { Id = new StepId($"s{number}") })] }), "has 101 steps", "$.services[0].steps"),
        new("step twice", plan => plan.Service(0, service => service with { Steps = service.Steps.Add(service.Steps[0]) }), "twice", "$.services[0].steps[1].id"),
        new("step without id", plan => plan.Step(0, 0, step => step with { Id = default }), "no id", "$.services[0].steps[0].id"),
        new("step's name empty", plan => plan.Step(0, 0, step => step with { Name = "" }), "is empty", "$.services[0].steps[0].name"),
        new("unknown department of a step", plan => plan.Step(7, 2, step => step with { Department = new DepartmentId("vehicle") }), "such as 'vehicles'", "$.services[7].steps[2].department"),
        new("step without department", plan => plan.Step(7, 2, step => step with { Department = default }), "no id", "$.services[7].steps[2].department"),
        new("no expected time", plan => plan.Step(0, 0, step => step with { ExpectedMinutes = 0 }), "above 0", "$.services[0].steps[0].expectedMinutes"),
        new("expected time no number", plan => plan.Step(0, 0, step => step with { ExpectedMinutes = double.NaN }), "above 0", "$.services[0].steps[0].expectedMinutes"),
        new("expected time endless", plan => plan.Step(0, 0, step => step with { ExpectedMinutes = double.PositiveInfinity }), "above 0", "$.services[0].steps[0].expectedMinutes"),
        new("cost of nothing", plan => plan.Step(0, 0, step => step with { Cost = step.Cost.SetItem(Channel.Phone, 0) }), "must be 1", "$.services[0].steps[0].cost.phone"),
        new("cost of a channel that is not served", plan => plan.Step(3, 0, step => step with { Cost = step.Cost.SetItem(Channel.Phone, 10) }), "not given over this channel", "$.services[3].steps[0].cost.phone"),
        new("deemed consent of no time", plan => plan.Step(7, 1, step => step with { DeemedConsentMinutes = 0 }), "must be 1", "$.services[7].steps[1].deemedConsentMinutes"),
        new("deemed consent of the lead", plan => plan.Step(7, 3, step => step with { DeemedConsentMinutes = 60 }), "never deemed", "$.services[7].steps[3].deemedConsentMinutes"),
        new("deemed consent of the only step", plan => plan.Step(0, 0, step => step with { DeemedConsentMinutes = 60 }), "never deemed", "$.services[0].steps[0].deemedConsentMinutes"),
        new("two leads", plan => plan.Step(7, 4, step => step with { Lead = true }), "leads already", "$.services[7].steps[4].lead"),
        new("step after itself", plan => plan.Step(7, 0, step => step with { After = [new StepId("intake")] }), "waits for itself", "$.services[7].steps[0].after[0]"),
        new("step after an unknown one", plan => plan.Step(7, 4, step => step with { After = [new StepId("drafts")] }), "no step 'drafts'", "$.services[7].steps[4].after[0]"),
        new("step after the same one twice", plan => plan.Step(7, 4, step => step with { After = [new StepId("draft"), new StepId("draft")] }), "twice", "$.services[7].steps[4].after[1]"),
        new("cycle of steps", plan => plan.Step(7, 0, step => step with { After = [new StepId("draft")] }), "'intake' → 'draft' → 'legal-opinion' → 'intake'", "$.services[7].steps[0].after"),
        new("two cycles of steps", plan => plan.Step(5, 0, step => step with { After = [new StepId("issue-plates")] }).Step(8, 0, step => step with { After = [new StepId("review")] }), "'check-papers' → 'issue-plates' → 'check-papers'", "$.services[5].steps[0].after", "$.services[8].steps[0].after"),
        new("unknown skill", plan => plan.Step(0, 0, step => step with { Skills = [new SkillRequirement { Skill = new SkillId("cooking") }] }), "no skill 'cooking'", "$.services[0].steps[0].skills[0].skill"),
        new("skill required twice", plan => plan.Step(0, 0, step => step with { Skills = step.Skills.Add(step.Skills[0]) }), "twice", "$.services[0].steps[0].skills[1].skill"),
        new("required level out of range", plan => plan.Step(0, 0, step => step with { Skills = step.Skills.Change(0, required => required with { Level = 6 }) }), "1 to 5", "$.services[0].steps[0].skills[0].level"),
        new("relaxation at once", plan => plan.Step(4, 0, step => step with { Skills = step.Skills.Change(0, required => required with { RelaxAfterMinutes = 0 }) }), "must be 1", "$.services[4].steps[0].skills[0].relaxAfterMinutes"),
    ];

    private static IEnumerable<BrokenPlan> Coverage =>
    [
        new("skill nobody holds", plan => plan.Person(15, person => person with { Skills = [] }), "Nobody holds the skill 'sign-off' at level 1", "$.services[7].steps[4].skills[0]"),
        new("level nobody holds", plan => plan.Step(0, 0, step => step with { Skills = step.Skills.Change(0, required => required with { Level = 5 }) }), "at level 5", "$.services[0].steps[0].skills[0]"),
        new("skill held elsewhere only", plan => plan.Person(15, person => person with { Skills = [] }).Person(0, person => person with { Skills = person.Skills.Add(new HeldSkill(new SkillId("sign-off"))) }), "Nobody of the department 'mayor'", "$.services[7].steps[4]"),
        new("skills that nobody holds together", plan => plan.Step(8, 0, step => step with { Skills = step.Skills.Add(new SkillRequirement { Skill = new SkillId("law") }) }), "Nobody of the department 'social'", "$.services[8].steps[0]"),
        new("department without staff", plan => plan.Person(15, person => person with { Department = new DepartmentId("legal"), }), "Nobody of the department 'mayor'", "$.services[7].steps[4]", "$.services[9].steps[1]"),
        new("helpers without pooling", plan => plan with { Pooling = plan.Pooling with { Enabled = false }, Staff = plan.Staff.Change(14, person => person with { Skills = [new HeldSkill(new SkillId("law"), 4)], Department = new DepartmentId("building") }) }, "Nobody of the department 'legal'", "$.services[7].steps[1]", "$.services[8].steps[1]"),
        new("skill expired", plan => plan.Person(15, person => person with { Skills = [new HeldSkill(new SkillId("sign-off"), 5, new DateOnly(2026, 6, 30))] }), "Everybody's skill 'sign-off'", "$.services[7].steps[4].skills[0]") { Today = new DateOnly(2026, 7, 1) },
        new("cost above every capacity", plan => plan.Step(0, 0, step => step with { Cost = step.Cost.SetItem(Channel.Online, 101) }), "costs 101", "$.services[0].steps[0].cost.online"),
        new("default cost above every capacity", plan => plan.Person(15, person => person with { Capacity = 60 }).Step(9, 1, step => step with { Cost = step.Cost.Remove(Channel.Phone) }), "costs 100 where no cost is given", "$.services[9].steps[1].cost"),
    ];
}
