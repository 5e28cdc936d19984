using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Journal;

namespace Coordination.Requests.Events;

/// <summary>Which name belongs to which event, and how events are written and read.</summary>
internal static class RequestEventCodec
{
    private static readonly (string Name, JsonTypeInfo Info)[] All =
    [
        (RequestEventNames.Submitted, RequestsJson.Info<RequestSubmitted>()),
        (RequestEventNames.Admitted, RequestsJson.Info<RequestAdmitted>()),
        (RequestEventNames.Refused, RequestsJson.Info<RequestRefused>()),
        (RequestEventNames.Queued, RequestsJson.Info<ItemQueued>()),
        (RequestEventNames.Offered, RequestsJson.Info<ItemOffered>()),
        (RequestEventNames.Accepted, RequestsJson.Info<OfferAccepted>()),
        (RequestEventNames.Declined, RequestsJson.Info<OfferDeclined>()),
        (RequestEventNames.OfferLapsed, RequestsJson.Info<OfferExpired>()),
        (RequestEventNames.Assigned, RequestsJson.Info<ItemAssigned>()),
        (RequestEventNames.Started, RequestsJson.Info<ItemStarted>()),
        (RequestEventNames.Held, RequestsJson.Info<ItemHeld>()),
        (RequestEventNames.Resumed, RequestsJson.Info<ItemResumed>()),
        (RequestEventNames.Completed, RequestsJson.Info<ItemCompleted>()),
        (RequestEventNames.Consented, RequestsJson.Info<ConsentDeemed>()),
        (RequestEventNames.Released, RequestsJson.Info<ItemReleased>()),
        (RequestEventNames.Asked, RequestsJson.Info<DocumentsAsked>()),
        (RequestEventNames.Supplied, RequestsJson.Info<DocumentsSupplied>()),
        (RequestEventNames.Transferred, RequestsJson.Info<ItemTransferred>()),
        (RequestEventNames.Objected, RequestsJson.Info<DispatchObjected>()),
        (RequestEventNames.Reviewed, RequestsJson.Info<ObjectionReviewed>()),
        (RequestEventNames.Recalled, RequestsJson.Info<CitizenMissed>()),
        (RequestEventNames.NoShow, RequestsJson.Info<CitizenGone>()),
        (RequestEventNames.Escalated, RequestsJson.Info<RequestEscalated>()),
        (RequestEventNames.Missed, RequestsJson.Info<ServiceLevelMissed>()),
        (RequestEventNames.Cancelled, RequestsJson.Info<RequestCancelled>()),
        (RequestEventNames.Rated, RequestsJson.Info<RequestRated>()),
        (RequestEventNames.Reopened, RequestsJson.Info<RequestReopened>()),
        (RequestEventNames.ReasonGiven, RequestsJson.Info<StepReasonGiven>()),
    ];

    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> ByType = All.ToFrozenDictionary(entry => entry.Info.Type);
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName = All.ToFrozenDictionary(entry => entry.Name, entry => entry.Info);

    /// <summary>The types of all events.</summary>
    public static IEnumerable<Type> Types => ByType.Keys;

    /// <summary>The stored names of all events.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The stored name.</summary>
    public static string NameOf(RequestEvent happened) => ByType[happened.GetType()].Name;

    /// <summary>The event as UTF-8 JSON, without personal data.</summary>
    public static byte[] Write(RequestEvent happened) => RequestEventWriter.TryWrite(happened) ?? WriteByContract(happened);

    /// <summary>The same by the generated contract: what the writer of fields must equal.</summary>
    internal static byte[] WriteByContract(RequestEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, ByType[happened.GetType()].Info);

    /// <summary>Reads an event back; fields it does not know are skipped.</summary>
    /// <exception cref="JournalCorruptException">The name is unknown or the JSON is not of its form.</exception>
    public static RequestEvent Read(string name, ReadOnlySpan<byte> json)
    {
        if (!ByName.TryGetValue(name, out var info))
        {
            throw new JournalCorruptException($"No event of a request is called '{name}'.");
        }

        try
        {
            return (RequestEvent?)JsonSerializer.Deserialize(json, info)
                ?? throw new JournalCorruptException($"The event '{name}' is null.");
        }
        catch (JsonException error)
        {
            throw new JournalCorruptException($"The event '{name}' cannot be read: {error.Message}", error);
        }
    }
}
