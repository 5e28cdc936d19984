using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Submission, and with it admission or refusal.</summary>
internal static class Admission
{
    // Who comes goes after who is there, also where the clock was set back: times are kept by the microsecond.
    private static readonly TimeSpan Next = TimeSpan.FromMicroseconds(1);

    /// <summary>A malformed submission is refused without a record; every other one is on record, admitted or refused.</summary>
    public static Decided Submit(RequestState state, SubmitRequest command, in DecisionContext<RequestInput> context)
    {
        if (state.Status != RequestStatus.None)
        {
            return Decided.No(RefusalCodes.WrongState, "The request was already submitted.");
        }

        if (SubmissionForm.Check(command, context.At) is { } fault)
        {
            return Decided.No(fault);
        }

        if (context.Input.Plan is not { } plan || plan.Plan.Centre != command.Centre)
        {
            return Decided.No(RefusalCodes.NotFound, $"The centre '{command.Centre}' has no plan: publish one first.", "centre");
        }

        if (Declarations.Check(command, plan) is { } undeclared)
        {
            return Decided.No(undeclared);
        }

        var declared = Declared.Of(command, plan);
        var reasons = AdmissionRules.Reasons(command, plan, declared.Departments, context.Input.Conditions, context.At);
        return Decided.Of(
            Submitted(command, declared),
            reasons.IsEmpty ? Admitted(command, declared, plan, context.At, context.Input.Conditions) : new RequestRefused(plan.Version, reasons));
    }

    private static RequestSubmitted Submitted(SubmitRequest command, Declared declared) =>
        new(command.Centre, command.Service, command.Applicant, command.Channel)
        {
            Facts = declared.FactsOnRecord.IsEmpty ? null : declared.FactsOnRecord,
            Evidence = command.Evidence.Once(),
            AppointmentAt = command.AppointmentAt?.ToUniversalTime(),
            Visit = command.Visit,
            Needs = declared.NeedsOnRecord,
            Personal = PersonalOf(command.Personal, declared),
        };

    private static PersonalSubmission? PersonalOf(PersonalDetails? details, Declared declared) =>
        (details is null || details == new PersonalDetails()) && declared.PersonalFacts.IsEmpty && declared.SensitiveNeeds.IsEmpty
            ? null
            : new PersonalSubmission
            {
                Name = details?.Name,
                Contact = details?.Contact,
                Matter = details?.Matter,
                Facts = declared.PersonalFacts.IsEmpty ? null : declared.PersonalFacts,
                Needs = declared.SensitiveNeeds,
            };

    private static RequestAdmitted Admitted(SubmitRequest command, Declared declared, ActivePlan plan, DateTimeOffset at, SubmissionConditions? hall)
    {
        var service = plan.Services[command.Service];
        var (urgency, reason, rule) = plan.Classify(service, declared.Facts);
        if (declared.Urgency is { } least && least < urgency)
        {
            // Which need it was may be nobody's business.
            (urgency, reason, rule) = (least, "What the person needs makes it more urgent.", null);
        }

        var begins = command.AppointmentAt?.ToUniversalTime() ?? at;
        var joins = command.AppointmentAt is null && hall?.LastArrival is { } last && last >= at ? last + Next : begins;
        var awaited = command.AppointmentAt is null ? null : Appointments.AwaitedUntil(plan, service, command.Channel, begins);
        var callable = begins > at ? Appointments.CallableFrom(plan, service, command.Channel, begins, at) : null;
        return new RequestAdmitted(plan.Version, urgency, reason, Items(service, plan, declared, begins, joins, callable, at, command.AppointmentAt is null ? hall : null))
        {
            Rule = rule,
            NeededSkills = declared.Skills,
            AwaitedUntil = awaited,
            Clock = Appointments.ClockOf(plan.PromisedTimeOf(urgency), begins, awaited is not null, plan.CalendarOf(ActivePlan.LeadOf(service).Department)),
        };
    }

    private static ImmutableArray<AdmittedItem> Items(
        ServicePlan service, ActivePlan plan, Declared declared, DateTimeOffset begins, DateTimeOffset joins, DateTimeOffset? callable,
        DateTimeOffset at, SubmissionConditions? hall)
    {
        var items = ImmutableArray.CreateBuilder<AdmittedItem>(service.Steps.Length);
        foreach (var step in service.Steps)
        {
            var department = Reception.DepartmentOf(plan, service, step, declared.Departments, begins, hall);
            var waived = SkillRule.NeedsWaivedAt(plan, department, step.Skills, declared.Skills, at);
            items.Add(step.After.IsEmpty
                ? new AdmittedItem(
                    step.Id, department, joins, callable,
                    Consent.LimitOf(plan, service, step, department, begins),
                    waived)
                : new AdmittedItem(step.Id, department, NeedsWaived: waived));
        }

        return items.MoveToImmutable();
    }
}
