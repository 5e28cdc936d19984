using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Tests.Plans;

internal static partial class BrokenPlans
{
    private static IEnumerable<BrokenPlan> Admission =>
    [
        new("matter twice", plan => plan with { NegativeList = plan.NegativeList.Add(plan.NegativeList[0]) }, "twice", "$.negativeList[3].matter"),
        new("matter without id", plan => plan with { NegativeList = plan.NegativeList.Change(0, entry => entry with { Matter = default }) }, "no id", "$.negativeList[0].matter"),
        new("matter without reason", plan => plan with { NegativeList = plan.NegativeList.Change(0, entry => entry with { Reason = "" }) }, "is empty", "$.negativeList[0].reason"),
        new("matter's reference empty", plan => plan with { NegativeList = plan.NegativeList.Change(0, entry => entry with { ReferTo = "" }) }, "is empty", "$.negativeList[0].referTo"),
        new("matter in the catalogue", plan => plan with { NegativeList = plan.NegativeList.Change(0, entry => entry with { Matter = new ServiceId("passport") }) }, "in the catalogue too", "$.negativeList[0].matter"),
        new("rule's urgency out of range", plan => plan.Rule(0, rule => rule with { Urgency = (Urgency)6 }), "from 1", "$.urgencyRules[0].urgency"),
        new("rule without reason", plan => plan.Rule(0, rule => rule with { Reason = "" }), "is empty", "$.urgencyRules[0].reason"),
        new("rule for an unknown service", plan => plan.Rule(1, rule => rule with { Services = [new ServiceId("emergency")] }), "no service 'emergency'", "$.urgencyRules[1].services[0]"),
        new("rule for a service twice", plan => plan.Rule(1, rule => rule with { Services = [rule.Services[0], rule.Services[0]] }), "twice", "$.urgencyRules[1].services[1]"),
        new("rules behind one that always fits", plan => plan.Rule(5, rule => rule with { When = [], Services = [] }), "never reached", "$.urgencyRules[6]"),
        new("condition without test", plan => plan.Rule(0, rule => rule with { When = [new FactCondition { Fact = "danger-to-life" }] }), "has 0 tests", "$.urgencyRules[0].when[0]"),
        new("condition with two tests", plan => plan.Rule(0, rule => rule with { When = [new FactCondition { Fact = "people-affected", AtLeast = 1, AtMost = 3 }] }), "has 2 tests", "$.urgencyRules[0].when[0]"),
        new("condition without fact", plan => plan.Rule(0, rule => rule with { When = [new FactCondition { Fact = "", Exists = true }] }), "is empty", "$.urgencyRules[0].when[0].fact"),
        new("condition comparing with nothing", plan => plan.Rule(0, rule => rule with { When = [new FactCondition { Fact = "danger-to-life", Is = "" }] }), "is empty", "$.urgencyRules[0].when[0].is"),
        new("service level twice", plan => plan with { ServiceLevels = plan.ServiceLevels.Add(plan.ServiceLevels[0]) }, "'1' is there twice", "$.serviceLevels[5].urgency"),
        new("service level out of range", plan => plan.Target(4, target => target with { Urgency = (Urgency)7 }), "from 1", "$.serviceLevels[4].urgency"),
        new("promise of no time", plan => plan.Target(0, target => target with { Minutes = 0 }), "must be 1", "$.serviceLevels[0].minutes"),
        new("promise of more than a year", plan => plan.Target(0, target => target with { Minutes = 525_601 }), "525600", "$.serviceLevels[0].minutes"),
        new("share of none", plan => plan.Target(0, target => target with { Percent = 0 }), "1 to 100", "$.serviceLevels[0].percent"),
        new("share of more than all", plan => plan.Target(0, target => target with { Percent = 101 }), "1 to 100", "$.serviceLevels[0].percent"),
        new("escalation to the same level", plan => plan.Target(2, target => target with { EscalateTo = Urgency.General }), "cannot be raised", "$.serviceLevels[2].escalateTo"),
        new("escalation out of range", plan => plan.Target(2, target => target with { EscalateTo = 0 }), "from 1", "$.serviceLevels[2].escalateTo"),
        new("deadline order without every target", plan => plan with { Routing = plan.Routing with { Order = OrderPolicyKind.Deadline }, ServiceLevels = plan.ServiceLevels[..3] }, "add 4, 5", "$.serviceLevels"),
    ];

    private static IEnumerable<BrokenPlan> Routing =>
    [
        new("unknown order", plan => plan with { Routing = plan.Routing with { Order = (OrderPolicyKind)7 } }, "unknown", "$.routing.order"),
        new("unknown choice", plan => plan with { Routing = plan.Routing with { Choice = (ChoicePolicyKind)7 } }, "unknown", "$.routing.choice"),
        new("backoff below nothing", plan => plan with { Routing = plan.Routing with { DeclineBackoffSeconds = -1 } }, "must be 0", "$.routing.declineBackoffSeconds"),
        new("too many calls", plan => plan with { Routing = plan.Routing with { NoShowRecalls = 11 } }, "0 to 10", "$.routing.noShowRecalls"),
        new("appointment too early", plan => plan with { Routing = plan.Routing with { AppointmentEarlyMinutes = 1441 } }, "0 to 1440", "$.routing.appointmentEarlyMinutes"),
        new("former department that is in the plan", plan => plan with { FormerDepartments = [new FormerDepartment(plan.Departments[0].Id, plan.Departments[1].Id)] }, "is a department of this plan", "$.formerDepartments[0].id"),
        new("former department twice", plan => plan with { FormerDepartments = [new FormerDepartment(new("old"), plan.Departments[0].Id), new FormerDepartment(new("old"), plan.Departments[1].Id)] }, "twice", "$.formerDepartments[1].id"),
        new("former department that becomes none", plan => plan with { FormerDepartments = [new FormerDepartment(new("old"), new("nowhere"))] }, "no department 'nowhere'", "$.formerDepartments[0].becomes"),
        new("unknown rule for clocks", plan => plan with { Departments = [plan.Departments[0] with { ClockWhenClosed = (ClockWhenClosed)7 }, .. plan.Departments[1..]] }, "unknown", "$.departments[0].clockWhenClosed"),
        new("grace below nothing", plan => plan with { Closing = new ClosingPlan { GraceMinutes = -1 } }, "0 to 1440", "$.closing.graceMinutes"),
        new("unknown rule for those who wait", plan => plan with { Closing = new ClosingPlan { Waiting = (WaitingAtClosing)7 } }, "unknown", "$.closing.waiting"),
        new("unknown rule for what is in hand", plan => plan with { Closing = new ClosingPlan { InHand = (InHandAtClosing)7 } }, "unknown", "$.closing.inHand"),
        new("work kept by people who are signed off", plan => plan with { Closing = new ClosingPlan { Waiting = WaitingAtClosing.End, Staff = StaffAtClosing.SignOff } }, "cannot be kept", "$.closing.inHand"),
        new("unknown rule for staff at closing", plan => plan with { Closing = new ClosingPlan { Staff = (StaffAtClosing)7 } }, "unknown", "$.closing.staff"),
        new("reason for closing that is not listed", plan => plan with { Departments = [plan.Departments[0] with { Closing = new ClosingPlan { ReasonCode = new("nope") } }, .. plan.Departments[1..]] }, "no reason 'nope'", "$.departments[0].closing.reasonCode"),
        new("late before the time", plan => plan with { Routing = plan.Routing with { LateAfterMinutes = -1 } }, "0 to 1440", "$.routing.lateAfterMinutes"),
        new("absent at once", plan => plan with { Routing = plan.Routing with { AbsentAfterMinutes = 0 } }, "1 to 1440", "$.routing.absentAfterMinutes"),
        new("rate missing", plan => plan with { Routing = plan.Routing with { Rates = plan.Routing.Rates.Remove(Urgency.NotUrgent) } }, "add one for 5", "$.routing.rates"),
        new("rate below nothing", plan => plan with { Routing = plan.Routing with { Rates = plan.Routing.Rates.SetItem(Urgency.NotUrgent, -1) } }, "above 0", "$.routing.rates['5']"),
        new("rate no number", plan => plan with { Routing = plan.Routing with { Rates = plan.Routing.Rates.SetItem(Urgency.NotUrgent, double.NaN) } }, "above 0", "$.routing.rates['5']"),
        new("rates not falling", plan => plan with { Routing = plan.Routing with { Rates = plan.Routing.Rates.SetItem(Urgency.General, 8) } }, "no slower than urgency 2 (8 against 8)", "$.routing.rates['3']"),
        new("rate of no level", plan => plan with { Routing = plan.Routing with { Rates = plan.Routing.Rates.SetItem((Urgency)6, 1) } }, "from 1", "$.routing.rates['6']"),
        new("threshold below nothing", plan => plan with { Pooling = plan.Pooling with { Threshold = -1 } }, "must be 0", "$.pooling.threshold"),
        new("group with an unknown department", plan => plan with { Pooling = plan.Pooling with { Groups = plan.Pooling.Groups.Add([new DepartmentId("mayor"), new DepartmentId("kitchen")]) } }, "no department 'kitchen'", "$.pooling.groups[2][1]"),
        new("group of one", plan => plan with { Pooling = plan.Pooling with { Groups = plan.Pooling.Groups.Add([new DepartmentId("mayor")]) } }, "fewer than two", "$.pooling.groups[2]"),
        new("groups that overlap", plan => plan with { Pooling = plan.Pooling with { Groups = plan.Pooling.Groups.Add([new DepartmentId("mayor"), new DepartmentId("identity")]) } }, "already, at $.pooling.groups[0][1]", "$.pooling.groups[2][1]"),
        new("unknown order in a crisis", plan => plan with { Crisis = plan.Crisis with { Order = (OrderPolicyKind)7 } }, "unknown", "$.crisis.order"),
        new("threshold below nothing in a crisis", plan => plan with { Crisis = plan.Crisis with { PoolingThreshold = -1 } }, "must be 0", "$.crisis.poolingThreshold"),
        new("unknown service suspended", plan => plan with { Crisis = plan.Crisis with { SuspendedServices = [new ServiceId("passports")] } }, "such as 'passport'", "$.crisis.suspendedServices[0]"),
        new("service suspended twice", plan => plan with { Crisis = plan.Crisis with { SuspendedServices = [new ServiceId("passport"), new ServiceId("passport")] } }, "twice", "$.crisis.suspendedServices[1]"),
        new("level held twice", plan => plan with { Crisis = plan.Crisis with { HeldLevels = [Urgency.NotUrgent, Urgency.NotUrgent] } }, "twice", "$.crisis.heldLevels[1]"),
        new("held level out of range", plan => plan with { Crisis = plan.Crisis with { HeldLevels = [(Urgency)6] } }, "from 1", "$.crisis.heldLevels[0]"),
        new("every level held", plan => plan with { Crisis = plan.Crisis with { HeldLevels = [.. Enum.GetValues<Urgency>()] } }, "nobody would be served", "$.crisis.heldLevels"),
    ];

    private static IEnumerable<BrokenPlan> Staff =>
    [
        new("person twice", plan => plan with { Staff = plan.Staff.Add(plan.Staff[0]) }, "twice", "$.staff[16].id"),
        new("person without id", plan => plan with { Staff = plan.Staff.Add(plan.Staff[0] with { Id = default }) }, "no id", "$.staff[16].id"),
        new("person without name", plan => plan.Person(0, person => person with { Name = "" }), "is empty", "$.staff[0].name"),
        new("person of an unknown department", plan => plan.Person(1, person => person with { Department = new DepartmentId("center") }), "such as 'centre'", "$.staff[1].department"),
        new("person without capacity", plan => plan.Person(1, person => person with { Capacity = 0 }), "must be 1", "$.staff[1].capacity"),
        new("unknown skill held", plan => plan.Person(1, person => person with { Skills = person.Skills.Add(new HeldSkill(new SkillId("flying"))) }), "no skill 'flying'", "$.staff[1].skills[2].skill"),
        new("skill held twice", plan => plan.Person(1, person => person with { Skills = person.Skills.Add(person.Skills[0]) }), "twice", "$.staff[1].skills[2].skill"),
        new("held level out of range of skills", plan => plan.Person(1, person => person with { Skills = person.Skills.Change(0, held => held with { Level = 0 }) }), "1 to 5", "$.staff[1].skills[0].level"),
    ];
}
