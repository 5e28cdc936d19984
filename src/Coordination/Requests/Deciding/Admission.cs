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
        var reasons = AdmissionRules.Reasons(command, plan, context.Input.Conditions, context.At);
        return Decided.Of(
            Submitted(command, declared),
            reasons.IsEmpty ? Admitted(command, declared, plan, context.At, context.Input.Conditions?.LastArrival) : new RequestRefused(plan.Version, reasons));
    }

    private static RequestSubmitted Submitted(SubmitRequest command, Declared declared) =>
        new(command.Centre, command.Service, command.Applicant, command.Channel)
        {
            Facts = declared.FactsOnRecord.IsEmpty ? null : declared.FactsOnRecord,
            Evidence = command.Evidence.Once(),
            AppointmentAt = command.AppointmentAt?.ToUniversalTime(),
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

    private static RequestAdmitted Admitted(SubmitRequest command, Declared declared, ActivePlan plan, DateTimeOffset at, DateTimeOffset? lastArrival)
    {
        var service = plan.Services[command.Service];
        var (urgency, reason, rule) = plan.Classify(service, declared.Facts);
        var begins = command.AppointmentAt?.ToUniversalTime() ?? at;
        var joins = command.AppointmentAt is null && lastArrival >= at ? lastArrival.Value + Next : begins;
        return new RequestAdmitted(plan.Version, urgency, reason, Items(service, plan, declared.Skills, begins, joins, at))
        {
            Rule = rule,
            NeededSkills = declared.Skills,
            Clock = ServiceClocks.Start(plan.PromisedTimeOf(urgency), begins, plan.CalendarOf(ActivePlan.LeadOf(service).Department)),
        };
    }

    private static ImmutableArray<AdmittedItem> Items(
        ServicePlan service, ActivePlan plan, ImmutableArray<SkillRequirement> needed, DateTimeOffset begins, DateTimeOffset joins, DateTimeOffset at)
    {
        var callable = begins - TimeSpan.FromMinutes(plan.Plan.Routing.AppointmentEarlyMinutes);
        var items = ImmutableArray.CreateBuilder<AdmittedItem>(service.Steps.Length);
        foreach (var step in service.Steps)
        {
            var waived = SkillRule.NeedsWaivedAt(plan, step.Department, step.Skills, needed, at);
            items.Add(step.After.IsEmpty
                ? new AdmittedItem(
                    step.Id, step.Department, joins,
                    begins > at && callable > at ? callable : null,
                    Consent.LimitOf(plan, service, step, step.Department, begins),
                    waived)
                : new AdmittedItem(step.Id, step.Department, NeedsWaived: waived));
        }

        return items.MoveToImmutable();
    }
}
