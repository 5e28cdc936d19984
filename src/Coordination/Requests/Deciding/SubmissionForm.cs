using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Whether a submission is well formed. One that is not leaves no record.</summary>
internal static class SubmissionForm
{
    private const int ValueLength = 256;
    private const int PersonLength = 200;
    private const int MatterLength = 4000;
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(2 * 365);

    /// <summary>The first fault, or null.</summary>
    public static Refusal? Check(SubmitRequest command, DateTimeOffset at) =>
        CheckNames(command)
        ?? CheckFacts(command)
        ?? TextChecks.Codes(command.Evidence, required: false, "evidence")
        ?? TextChecks.Names(command.Needs, required: false, "needs")
        ?? CheckAppointment(command.AppointmentAt, at)
        ?? CheckPersonal(command.Personal);

    /// <summary>Whether hall and service are named, and kind and channel are known ones; null when they are.</summary>
    public static Refusal? CheckNames(SubmitRequest command)
    {
        if (command.Centre == default)
        {
            return TextChecks.Invalid("centre", $"is missing: give {CentreId.Format}");
        }

        if (command.Service == default)
        {
            return TextChecks.Invalid("service", $"is missing: give {ServiceId.Format}");
        }

        return command.Applicant is < ApplicantKind.Citizen or > ApplicantKind.Internal ? TextChecks.Invalid("applicant", "is not a kind of applicant")
            : command.Channel is < Channel.Window or > Channel.Online ? TextChecks.Invalid("channel", "is not a channel")
            : null;
    }

    private static Refusal? CheckFacts(SubmitRequest command)
    {
        if (command.Facts.Count > TextChecks.ListLength)
        {
            return TextChecks.Invalid("facts", $"has {command.Facts.Count} entries: give at most {TextChecks.ListLength}");
        }

        foreach (var (name, value) in command.Facts)
        {
            if ((TextChecks.Required(name, TextChecks.NameLength, "facts") ?? TextChecks.Required(value, ValueLength, $"facts.{name}")) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Whether a booked time is to come, and not too far ahead; null when it is.</summary>
    public static Refusal? CheckAppointment(DateTimeOffset? appointment, DateTimeOffset at) =>
        appointment is not { } time ? null
        : time < at ? TextChecks.Invalid(AdmissionRules.AppointmentField, "is in the past: give a time to come, or leave it out")
        : time - at > Horizon ? TextChecks.Invalid(AdmissionRules.AppointmentField, "is more than two years ahead: give an earlier time")
        : null;

    private static Refusal? CheckPersonal(PersonalDetails? personal) =>
        personal is null
            ? null
            : TextChecks.Optional(personal.Name, PersonLength, "personal.name")
                ?? TextChecks.Optional(personal.Contact, PersonLength, "personal.contact")
                ?? TextChecks.Optional(personal.Matter, MatterLength, "personal.matter");
}
