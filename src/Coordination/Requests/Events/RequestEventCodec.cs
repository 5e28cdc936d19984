using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Journal;

namespace Coordination.Requests.Events;

/// <summary>Which name belongs to which event, and how events are written and read.</summary>
internal static class RequestEventCodec
{
    private static readonly (string Name, Type Type, Lazy<JsonTypeInfo> Info)[] All =
    [
        Entry<RequestSubmitted>(RequestEventNames.Submitted),
        Entry<RequestAdmitted>(RequestEventNames.Admitted),
        Entry<RequestRefused>(RequestEventNames.Refused),
        Entry<ItemQueued>(RequestEventNames.Queued),
        Entry<ItemOffered>(RequestEventNames.Offered),
        Entry<OfferAccepted>(RequestEventNames.Accepted),
        Entry<OfferDeclined>(RequestEventNames.Declined),
        Entry<OfferExpired>(RequestEventNames.OfferLapsed),
        Entry<ItemAssigned>(RequestEventNames.Assigned),
        Entry<ItemStarted>(RequestEventNames.Started),
        Entry<ItemHeld>(RequestEventNames.Held),
        Entry<ItemResumed>(RequestEventNames.Resumed),
        Entry<ItemCompleted>(RequestEventNames.Completed),
        Entry<ConsentDeemed>(RequestEventNames.Consented),
        Entry<ItemReleased>(RequestEventNames.Released),
        Entry<DocumentsAsked>(RequestEventNames.Asked),
        Entry<DocumentsSupplied>(RequestEventNames.Supplied),
        Entry<ItemTransferred>(RequestEventNames.Transferred),
        Entry<DispatchObjected>(RequestEventNames.Objected),
        Entry<ObjectionReviewed>(RequestEventNames.Reviewed),
        Entry<CitizenMissed>(RequestEventNames.Recalled),
        Entry<CitizenGone>(RequestEventNames.NoShow),
        Entry<RequestEscalated>(RequestEventNames.Escalated),
        Entry<ServiceLevelMissed>(RequestEventNames.Missed),
        Entry<ClockMoved>(RequestEventNames.ClockMoved),
        Entry<ClockHalted>(RequestEventNames.ClockHalted),
        Entry<ClockReleased>(RequestEventNames.ClockReleased),
        Entry<RequestCancelled>(RequestEventNames.Cancelled),
        Entry<RequestRated>(RequestEventNames.Rated),
        Entry<RequestReopened>(RequestEventNames.Reopened),
        Entry<StepReasonGiven>(RequestEventNames.ReasonGiven),
        Entry<NextAsked>(RequestEventNames.NextAsked),
        Entry<CitizenArrived>(RequestEventNames.Arrived),
        Entry<CitizenSteppedBack>(RequestEventNames.SteppedBack),
        Entry<ItemParked>(RequestEventNames.Parked),
        Entry<AppointmentMoved>(RequestEventNames.Moved),
        Entry<CitizenAbsent>(RequestEventNames.Absent),
    ];

    private static readonly FrozenDictionary<Type, (string Name, Lazy<JsonTypeInfo> Info)> ByType =
        All.ToFrozenDictionary(entry => entry.Type, entry => (entry.Name, entry.Info));

    private static readonly FrozenDictionary<string, Lazy<JsonTypeInfo>> ByName = All.ToFrozenDictionary(entry => entry.Name, entry => entry.Info);

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
        JsonSerializer.SerializeToUtf8Bytes(happened, ByType[happened.GetType()].Info.Value);

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
            return (RequestEvent?)JsonSerializer.Deserialize(json, info.Value)
                ?? throw new JournalCorruptException($"The event '{name}' is null.");
        }
        catch (JsonException error)
        {
            throw new JournalCorruptException($"The event '{name}' cannot be read: {error.Message}", error);
        }
    }

    // A contract is made at its first use: a process that begins needs few of them.
    private static (string Name, Type Type, Lazy<JsonTypeInfo> Info) Entry<T>(string name) =>
        (name, typeof(T), new Lazy<JsonTypeInfo>(RequestsJson.Info<T>));
}
