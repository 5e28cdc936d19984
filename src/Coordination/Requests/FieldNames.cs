using System.Text.Json;

namespace Coordination.Requests;

/// <summary>The names of the fields of states and events, encoded once: a writer would look through each of them at every commit.</summary>
internal static class FieldNames
{
    public static JsonEncodedText AnySkill { get; } = JsonEncodedText.Encode("anySkill");

    public static JsonEncodedText Applicant { get; } = JsonEncodedText.Encode("applicant");

    public static JsonEncodedText AppointmentAt { get; } = JsonEncodedText.Encode("appointmentAt");

    public static JsonEncodedText ArrivedAt { get; } = JsonEncodedText.Encode("arrivedAt");

    public static JsonEncodedText AssignedAt { get; } = JsonEncodedText.Encode("assignedAt");

    public static JsonEncodedText AwaitedUntil { get; } = JsonEncodedText.Encode("awaitedUntil");

    public static JsonEncodedText BackAt { get; } = JsonEncodedText.Encode("backAt");

    public static JsonEncodedText Centre { get; } = JsonEncodedText.Encode("centre");

    public static JsonEncodedText ChangedAt { get; } = JsonEncodedText.Encode("changedAt");

    public static JsonEncodedText Channel { get; } = JsonEncodedText.Encode("channel");

    public static JsonEncodedText Clock { get; } = JsonEncodedText.Encode("clock");

    public static JsonEncodedText ClosedAt { get; } = JsonEncodedText.Encode("closedAt");

    public static JsonEncodedText ConsentAt { get; } = JsonEncodedText.Encode("consentAt");

    public static JsonEncodedText ConsentLeft { get; } = JsonEncodedText.Encode("consentLeft");

    public static JsonEncodedText Department { get; } = JsonEncodedText.Encode("department");

    public static JsonEncodedText Documents { get; } = JsonEncodedText.Encode("documents");

    public static JsonEncodedText Due { get; } = JsonEncodedText.Encode("due");

    public static JsonEncodedText EndedAt { get; } = JsonEncodedText.Encode("endedAt");

    public static JsonEncodedText EndReason { get; } = JsonEncodedText.Encode("endReason");

    public static JsonEncodedText Epoch { get; } = JsonEncodedText.Encode("epoch");

    public static JsonEncodedText Evidence { get; } = JsonEncodedText.Encode("evidence");

    public static JsonEncodedText Exclusions { get; } = JsonEncodedText.Encode("exclusions");

    public static JsonEncodedText ExpiresAt { get; } = JsonEncodedText.Encode("expiresAt");

    public static JsonEncodedText Facts { get; } = JsonEncodedText.Encode("facts");

    public static JsonEncodedText Halted { get; } = JsonEncodedText.Encode("halted");

    public static JsonEncodedText Holder { get; } = JsonEncodedText.Encode("holder");

    public static JsonEncodedText Id { get; } = JsonEncodedText.Encode("id");

    public static JsonEncodedText Item { get; } = JsonEncodedText.Encode("item");

    public static JsonEncodedText Items { get; } = JsonEncodedText.Encode("items");

    public static JsonEncodedText Level { get; } = JsonEncodedText.Encode("level");

    public static JsonEncodedText Missed { get; } = JsonEncodedText.Encode("missed");

    public static JsonEncodedText MissingDocuments { get; } = JsonEncodedText.Encode("missingDocuments");

    public static JsonEncodedText NeededSkills { get; } = JsonEncodedText.Encode("neededSkills");

    public static JsonEncodedText Needs { get; } = JsonEncodedText.Encode("needs");

    public static JsonEncodedText NeedsWaived { get; } = JsonEncodedText.Encode("needsWaived");

    public static JsonEncodedText NoShows { get; } = JsonEncodedText.Encode("noShows");

    public static JsonEncodedText NotBefore { get; } = JsonEncodedText.Encode("notBefore");

    public static JsonEncodedText Note { get; } = JsonEncodedText.Encode("note");

    public static JsonEncodedText Objections { get; } = JsonEncodedText.Encode("objections");

    public static JsonEncodedText OfferExpiresAt { get; } = JsonEncodedText.Encode("offerExpiresAt");

    public static JsonEncodedText Outcome { get; } = JsonEncodedText.Encode("outcome");

    public static JsonEncodedText Plan { get; } = JsonEncodedText.Encode("plan");

    public static JsonEncodedText PresumedStart { get; } = JsonEncodedText.Encode("presumedStart");

    public static JsonEncodedText QueuedAt { get; } = JsonEncodedText.Encode("queuedAt");

    public static JsonEncodedText Rating { get; } = JsonEncodedText.Encode("rating");

    public static JsonEncodedText Reason { get; } = JsonEncodedText.Encode("reason");

    public static JsonEncodedText Reasons { get; } = JsonEncodedText.Encode("reasons");

    public static JsonEncodedText RelaxAfterMinutes { get; } = JsonEncodedText.Encode("relaxAfterMinutes");

    public static JsonEncodedText Reopened { get; } = JsonEncodedText.Encode("reopened");

    public static JsonEncodedText Rule { get; } = JsonEncodedText.Encode("rule");

    public static JsonEncodedText RunningSince { get; } = JsonEncodedText.Encode("runningSince");

    public static JsonEncodedText Service { get; } = JsonEncodedText.Encode("service");

    public static JsonEncodedText Skill { get; } = JsonEncodedText.Encode("skill");

    public static JsonEncodedText Staff { get; } = JsonEncodedText.Encode("staff");

    public static JsonEncodedText StartedAt { get; } = JsonEncodedText.Encode("startedAt");

    public static JsonEncodedText Status { get; } = JsonEncodedText.Encode("status");

    public static JsonEncodedText Step { get; } = JsonEncodedText.Encode("step");

    public static JsonEncodedText SubmittedAt { get; } = JsonEncodedText.Encode("submittedAt");

    public static JsonEncodedText TakenWith { get; } = JsonEncodedText.Encode("takenWith");

    public static JsonEncodedText Target { get; } = JsonEncodedText.Encode("target");

    public static JsonEncodedText Until { get; } = JsonEncodedText.Encode("until");

    public static JsonEncodedText Urgency { get; } = JsonEncodedText.Encode("urgency");

    public static JsonEncodedText UrgencyReason { get; } = JsonEncodedText.Encode("urgencyReason");

    public static JsonEncodedText Used { get; } = JsonEncodedText.Encode("used");

    public static JsonEncodedText Version { get; } = JsonEncodedText.Encode("version");

    public static JsonEncodedText Visit { get; } = JsonEncodedText.Encode("visit");

    public static JsonEncodedText Why { get; } = JsonEncodedText.Encode("why");
}
