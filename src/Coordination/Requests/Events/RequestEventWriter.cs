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
        json.Text(FieldNames.Centre, TextOf(happened.Centre == default, happened.Centre.ToString()));
        json.Text(FieldNames.Service, TextOf(happened.Service == default, happened.Service.ToString()));
        json.Text(FieldNames.Applicant, RequestStateWriter.NameOf(happened.Applicant));
        json.Text(FieldNames.Channel, RequestStateWriter.NameOf(happened.Channel));
        WriteFacts(json, happened.Facts);
        json.Texts(FieldNames.Evidence, happened.Evidence);
        json.Time(FieldNames.AppointmentAt, happened.AppointmentAt);
        json.Texts(FieldNames.Needs, happened.Needs);
        if (happened.Visit is { } visit)
        {
            json.Id(FieldNames.Visit, visit.Value);
        }

        End(json, happened);
    }

    private static void WriteFacts(FieldWriter json, ImmutableSortedDictionary<string, string>? facts)
    {
        if (facts is null)
        {
            return;
        }

        json.BeginObject(FieldNames.Facts);
        foreach (var (name, text) in facts.WithComparers(StringComparer.Ordinal))
        {
            json.Entry(name, text);
        }

        json.EndObject();
    }

    private static void Write(FieldWriter json, RequestAdmitted happened)
    {
        json.BeginObject();
        json.Number(FieldNames.Plan, happened.Plan);
        json.Number(FieldNames.Urgency, (int)happened.Urgency);
        json.Text(FieldNames.Reason, happened.Reason);
        if (!happened.Items.IsDefault)
        {
            json.BeginArray(FieldNames.Items);
            foreach (var item in happened.Items)
            {
                Write(json, item);
            }

            json.EndArray();
        }

        json.Text(FieldNames.Rule, happened.Rule);
        RequestStateWriter.WriteNeededSkills(json, happened.NeededSkills);
        json.Time(FieldNames.AwaitedUntil, happened.AwaitedUntil);
        End(json, happened);
    }

    private static void Write(FieldWriter json, AdmittedItem item)
    {
        json.BeginObject();
        json.Text(FieldNames.Step, TextOf(item.Step == default, item.Step.ToString()));
        json.Text(FieldNames.Department, TextOf(item.Department == default, item.Department.ToString()));
        json.Time(FieldNames.QueuedAt, item.QueuedAt);
        json.Time(FieldNames.NotBefore, item.NotBefore);
        json.Time(FieldNames.ConsentAt, item.ConsentAt);
        json.Flag(FieldNames.NeedsWaived, item.NeedsWaived);
        json.EndObject();
    }

    private static void Write(FieldWriter json, ItemQueued happened)
    {
        Begin(json, happened);
        json.Time(FieldNames.QueuedAt, TimeOf(happened.QueuedAt));
        json.Time(FieldNames.ConsentAt, happened.ConsentAt);
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemOffered happened)
    {
        Begin(json, happened);
        json.Text(FieldNames.Staff, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Time(FieldNames.ExpiresAt, TimeOf(happened.ExpiresAt));
        json.Number(FieldNames.Epoch, happened.Epoch);
        json.Text(FieldNames.Why, happened.Why);
        End(json, happened);
    }

    private static void Write(FieldWriter json, OfferAccepted happened)
    {
        Begin(json, happened);
        json.Text(FieldNames.Staff, TextOf(happened.Staff == default, happened.Staff.ToString()));
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemAssigned happened)
    {
        Begin(json, happened);
        json.Text(FieldNames.Staff, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Number(FieldNames.Epoch, happened.Epoch);
        json.Text(FieldNames.Why, happened.Why);
        json.Text(FieldNames.TakenWith, happened.TakenWith?.ToString());
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemStarted happened)
    {
        Begin(json, happened);
        json.Text(FieldNames.Staff, TextOf(happened.Staff == default, happened.Staff.ToString()));
        End(json, happened);
    }

    private static void Write(FieldWriter json, ItemCompleted happened)
    {
        Begin(json, happened);
        json.Text(FieldNames.Staff, TextOf(happened.Staff == default, happened.Staff.ToString()));
        json.Text(FieldNames.Outcome, happened.Outcome);
        json.Time(FieldNames.PresumedStart, happened.PresumedStart);
        End(json, happened);
    }

    private static void Begin(FieldWriter json, ItemEvent happened)
    {
        json.BeginObject();
        json.NumberAlways(FieldNames.Item, happened.Item);
    }

    private static void End(FieldWriter json, RequestEvent happened)
    {
        RequestStateWriter.WriteClock(json, happened.Clock);
        json.EndObject();
    }

    private static string? TextOf(bool isDefault, string text) => isDefault ? null : text;

    private static DateTimeOffset? TimeOf(DateTimeOffset time) => time == default ? null : time;
}
