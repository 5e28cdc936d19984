using System.Collections.Immutable;

namespace Coordination.Requests.Events;

/// <summary>Writes the events of every request's life field by field, byte for byte as <see cref="RequestsJson"/> would; the rare ones are not here.</summary>
internal static class RequestEventWriter
{
    /// <summary>The event as UTF-8 JSON, without personal data; null when it is a rare one.</summary>
    public static byte[]? TryWrite(RequestEvent happened) => happened switch
    {
        RequestSubmitted submitted => FieldWriter.Of(submitted, Write),
        RequestAdmitted admitted => FieldWriter.Of(admitted, Write),
        ItemQueued queued => FieldWriter.Of(queued, Write),
        ItemOffered offered => FieldWriter.Of(offered, Write),
        OfferAccepted accepted => FieldWriter.Of(accepted, Write),
        ItemAssigned assigned => FieldWriter.Of(assigned, Write),
        ItemStarted started => FieldWriter.Of(started, Write),
        ItemCompleted completed => FieldWriter.Of(completed, Write),
        _ => null,
    };

    private static void Write(FieldWriter json, RequestSubmitted happened)
    {
        json.BeginObject();
        json.Text("centre"u8, TextOf(happened.Centre == default, happened.Centre.ToString()));
        json.Text("service"u8, TextOf(happened.Service == default, happened.Service.ToString()));
        json.Text("applicant"u8, RequestStateWriter.NameOf(happened.Applicant));
        json.Text("channel"u8, RequestStateWriter.NameOf(happened.Channel));
        WriteFacts(json, happened.Facts);
        json.Texts("evidence"u8, happened.Evidence);
        json.Time("appointmentAt"u8, happened.AppointmentAt);
        json.Texts("needs"u8, happened.Needs);
        End(json, happened);
    }

    private static void WriteFacts(FieldWriter json, ImmutableSortedDictionary<string, string>? facts)
    {
        if (facts is null)
        {
            return;
        }

        json.BeginObject("facts"u8);
        foreach (var (name, text) in facts.WithComparers(StringComparer.Ordinal))
        {
            json.Entry(name, text);
        }

        json.EndObject();
    }

    private static void Write(FieldWriter json, RequestAdmitted happened)
    {
        json.BeginObject();
        json.Number("plan"u8, happened.Plan);
        json.Number("urgency"u8, (int)happened.Urgency);
        json.Text("reason"u8, happened.Reason);
        if (!happened.Items.IsDefault)
        {
            json.BeginArray("items"u8);
            foreach (var item in happened.Items)
            {
                Write(json, item);
            }

            json.EndArray();
        }

        End(json, happened);
    }

    private static void Write(FieldWriter json, AdmittedItem item)
    {
        json.BeginObject();
        json.Text("step"u8, TextOf(item.Step == default, item.Step.ToString()));
        json.Text("department"u8, TextOf(item.Department == default, item.Department.ToString()));
        json.Time("queuedAt"u8, item.QueuedAt);
        json.Time("notBefore"u8, item.NotBefore);
        json.Time("consentAt"u8, item.ConsentAt);
        json.EndObject();
    }

    private static void Write(FieldWriter json, ItemQueued happened)
    {
        Begin(json, happened);
        json.Time("queuedAt"u8, TimeOf(happened.QueuedAt));
        json.Time("consentAt"u8, happened.ConsentAt);
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemOffered happened)
    {
        Begin(json, happened);
        json.Text("staff"u8, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Time("expiresAt"u8, TimeOf(happened.ExpiresAt));
        json.Number("epoch"u8, happened.Epoch);
        json.Text("why"u8, happened.Why);
        End(json, happened);
    }

    private static void Write(FieldWriter json, OfferAccepted happened)
    {
        Begin(json, happened);
        json.Text("staff"u8, TextOf(happened.Staff == default, happened.Staff.ToString()));
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemAssigned happened)
    {
        Begin(json, happened);
        json.Text("staff"u8, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Number("epoch"u8, happened.Epoch);
        json.Text("why"u8, happened.Why);
        json.Text("takenWith"u8, happened.TakenWith?.ToString());
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemStarted happened)
    {
        Begin(json, happened);
        json.Text("staff"u8, TextOf(happened.Staff == default, happened.Staff.ToString()));
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemCompleted happened)
    {
        Begin(json, happened);
        json.Text("staff"u8, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Text("outcome"u8, happened.Outcome);
        json.Text("note"u8, happened.Note);
        json.Time("presumedStart"u8, happened.PresumedStart);
        End(json, happened);
    }

    private static void Begin(FieldWriter json, ItemEvent happened)
    {
        json.BeginObject();
        json.NumberAlways("item"u8, happened.Item);
    }

    private static void End(FieldWriter json, RequestEvent happened)
    {
        RequestStateWriter.WriteClock(json, happened.Clock);
        json.EndObject();
    }

    private static string? TextOf(bool isDefault, string text) => isDefault ? null : text;

    private static DateTimeOffset? TimeOf(DateTimeOffset time) => time == default ? null : time;
}
