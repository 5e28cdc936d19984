using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>Writes a state field by field, byte for byte as <see cref="RequestsJson"/> would: every commit writes one.</summary>
internal static partial class RequestStateWriter
{
    /// <summary>The state as UTF-8 JSON.</summary>
    public static byte[] Write(RequestState state) => FieldWriter.Of(state, WriteState);

    /// <summary>A clock, as states and events have it.</summary>
    public static void WriteClock(FieldWriter json, ServiceClock? clock)
    {
        if (clock is null)
        {
            return;
        }

        json.BeginObject("clock"u8);
        json.Duration("target"u8, clock.Target);
        json.Duration("used"u8, clock.Used == TimeSpan.Zero ? null : clock.Used);
        json.Time("runningSince"u8, clock.RunningSince);
        json.Time("due"u8, clock.Due);
        json.Flag("missed"u8, clock.Missed);
        json.EndObject();
    }

    /// <summary>The name of a kind of applicant.</summary>
    public static string NameOf(ApplicantKind applicant) => applicant switch
    {
        ApplicantKind.Citizen => "citizen",
        ApplicantKind.Enterprise => "enterprise",
        ApplicantKind.Government => "government",
        ApplicantKind.Internal => "internal",
        _ => throw new JsonException($"{applicant} is no kind of applicant"),
    };

    /// <summary>The name of a channel.</summary>
    public static string NameOf(Channel channel) => channel switch
    {
        Channel.Window => "window",
        Channel.Phone => "phone",
        Channel.Online => "online",
        _ => throw new JsonException($"{channel} is no channel"),
    };

    private static void WriteState(FieldWriter json, RequestState state)
    {
        json.BeginObject();
        if (state.Id != default)
        {
            json.Id("id"u8, state.Id.Value);
        }

        json.Number("version"u8, state.Version);
        json.Text("centre"u8, state.Centre == default ? null : state.Centre.ToString());
        json.Number("plan"u8, state.Plan);
        json.Text("status"u8, RequestStatusNames.Of(state.Status));
        json.Text("service"u8, state.Service == default ? null : state.Service.ToString());
        json.Text("applicant"u8, NameOf(state.Applicant));
        json.Text("channel"u8, NameOf(state.Channel));
        json.Number("urgency"u8, (int)state.Urgency);
        json.Text("urgencyReason"u8, state.UrgencyReason);
        json.Time("submittedAt"u8, state.SubmittedAt == default ? null : state.SubmittedAt);
        json.Time("changedAt"u8, state.ChangedAt == default ? null : state.ChangedAt);
        json.Time("closedAt"u8, state.ClosedAt);
        json.Time("appointmentAt"u8, state.AppointmentAt);
        json.Texts("needs"u8, state.Needs);
        WriteReasons(json, state);
        WriteClock(json, state.Clock);
        WriteItems(json, state.Items);
        json.Texts("missingDocuments"u8, state.MissingDocuments);
        json.Texts("documents"u8, state.Documents);
        WriteObjections(json, state);
        json.Number("rating"u8, state.Rating ?? 0);
        json.Number("reopened"u8, state.Reopened);
        json.EndObject();
    }

    /// <summary>Rare: a refused request's reasons go the general way.</summary>
    private static void WriteReasons(FieldWriter json, RequestState state)
    {
        if (!state.Reasons.IsEmpty)
        {
            json.Raw("reasons"u8, JsonSerializer.SerializeToUtf8Bytes(state.Reasons, RequestsJson.Info<ImmutableArray<Refusal>>()));
        }
    }

    private static void WriteObjections(FieldWriter json, RequestState state)
    {
        if (!state.Objections.IsEmpty)
        {
            json.Raw("objections"u8, JsonSerializer.SerializeToUtf8Bytes(state.Objections, RequestsJson.Info<ImmutableArray<ObjectionState>>()));
        }
    }
}
