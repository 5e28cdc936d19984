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

        json.BeginObject(FieldNames.Clock);
        json.Duration(FieldNames.Target, clock.Target);
        json.Duration(FieldNames.Used, clock.Used == TimeSpan.Zero ? null : clock.Used);
        json.Time(FieldNames.RunningSince, clock.RunningSince);
        json.Time(FieldNames.Due, clock.Due);
        json.Flag(FieldNames.Missed, clock.Missed);
        json.Number(FieldNames.Plan, clock.Plan);
        json.Flag(FieldNames.Halted, clock.Halted);
        json.Time(FieldNames.NotBefore, clock.NotBefore);
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

    /// <summary>What needs demand, as states and events have it.</summary>
    public static void WriteNeededSkills(FieldWriter json, ImmutableArray<SkillRequirement> needed)
    {
        if (needed.IsEmpty)
        {
            return;
        }

        json.BeginArray(FieldNames.NeededSkills);
        foreach (var required in needed)
        {
            json.BeginObject();
            json.Text(FieldNames.Skill, required.Skill.ToString());
            json.Number(FieldNames.Level, required.Level);
            json.Number(FieldNames.RelaxAfterMinutes, required.RelaxAfterMinutes ?? 0);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteState(FieldWriter json, RequestState state)
    {
        json.BeginObject();
        if (state.Id != default)
        {
            json.Id(FieldNames.Id, state.Id.Value);
        }

        json.Number(FieldNames.Version, state.Version);
        json.Text(FieldNames.Centre, state.Centre == default ? null : state.Centre.ToString());
        json.Number(FieldNames.Plan, state.Plan);
        json.Text(FieldNames.Status, RequestStatusNames.Of(state.Status));
        json.Text(FieldNames.Service, state.Service == default ? null : state.Service.ToString());
        json.Text(FieldNames.Applicant, NameOf(state.Applicant));
        json.Text(FieldNames.Channel, NameOf(state.Channel));
        json.Number(FieldNames.Urgency, (int)state.Urgency);
        json.Text(FieldNames.UrgencyReason, state.UrgencyReason);
        json.Time(FieldNames.SubmittedAt, state.SubmittedAt == default ? null : state.SubmittedAt);
        json.Time(FieldNames.ChangedAt, state.ChangedAt == default ? null : state.ChangedAt);
        json.Time(FieldNames.ClosedAt, state.ClosedAt);
        json.Text(FieldNames.EndReason, state.EndReason?.ToString());
        json.Time(FieldNames.AppointmentAt, state.AppointmentAt);
        json.Time(FieldNames.ArrivedAt, state.ArrivedAt);
        json.Time(FieldNames.AwaitedUntil, state.AwaitedUntil);
        if (state.Visit is { } visit)
        {
            json.Id(FieldNames.Visit, visit.Value);
        }

        json.Texts(FieldNames.Needs, state.Needs);
        WriteNeededSkills(json, state.NeededSkills);
        WriteReasons(json, state);
        WriteClock(json, state.Clock);
        WriteItems(json, state.Items);
        json.Texts(FieldNames.MissingDocuments, state.MissingDocuments);
        json.Texts(FieldNames.Documents, state.Documents);
        WriteObjections(json, state);
        json.Number(FieldNames.Rating, state.Rating ?? 0);
        json.Number(FieldNames.Reopened, state.Reopened);
        json.EndObject();
    }

    /// <summary>Rare: a refused request's reasons go the general way.</summary>
    private static void WriteReasons(FieldWriter json, RequestState state)
    {
        if (!state.Reasons.IsEmpty)
        {
            json.Raw(FieldNames.Reasons, JsonSerializer.SerializeToUtf8Bytes(state.Reasons, RequestsJson.Info<ImmutableArray<Refusal>>()));
        }
    }

    private static void WriteObjections(FieldWriter json, RequestState state)
    {
        if (!state.Objections.IsEmpty)
        {
            json.Raw(FieldNames.Objections, JsonSerializer.SerializeToUtf8Bytes(state.Objections, RequestsJson.Info<ImmutableArray<ObjectionState>>()));
        }
    }
}
