using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.TestKit.Journal;

/// <summary>Makes a grain's appends one after the other, chained as a host chains them.</summary>
internal sealed class SampleGrain
{
    /// <summary>The hour at which samples happen.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <param name="key">Which grain.</param>
    /// <param name="centre">Its centre.</param>
    public SampleGrain(GrainKey key, CentreId centre)
    {
        Key = key;
        Row = new GrainRow
        {
            Key = key,
            Centre = centre,
            Status = "waiting",
            IsOpen = true,
            Urgency = key.Kind == GrainKind.Request ? Urgency.General : null,
            Since = Noon,
            Version = 0,
            Hash = default,
            State = "{}"u8.ToArray(),
        };
    }

    /// <summary>The centre of most samples.</summary>
    public static CentreId Wola { get; } = new("wola");

    /// <summary>Which grain.</summary>
    public GrainKey Key { get; }

    /// <summary>The row after the last append made.</summary>
    public GrainRow Row { get; private set; }

    /// <summary>What is kept of a key with a given text, for samples that no host has derived.</summary>
    public static KeyDigest KeyOf(string text) => KeyDigest.Read(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A request with a given number in its id; ids sort by number.</summary>
    public static SampleGrain Request(int number, CentreId? centre = null) =>
        new(GrainKey.Of(new RequestId(new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))), centre ?? Wola);

    /// <summary>The next append: so many events, and the row they lead to.</summary>
    public Append Next(
        Func<GrainRow, GrainRow>? row = null, Func<JournalEvent, JournalEvent>? happened = null, int count = 1, Fence? fence = null)
    {
        var expected = Row.Version;
        var events = ImmutableArray.CreateBuilder<JournalEvent>(count);
        var (previous, hash) = (Row.Hash, Row.Hash);
        for (var i = 1; i <= count; i++)
        {
            var next = happened is null ? Event(expected + i) : happened(Event(expected + i));
            next = next with { PersonalDigest = next.Personal is { } personal ? EventChain.DigestPersonal(personal) : next.PersonalDigest };
            hash = EventChain.Next(hash, Key, next);
            events.Add(next with { Hash = hash });
        }

        Row = Row with { State = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"version":{{expected + count}}}""")) };
        Row = (row is null ? Row : row(Row)) with { Version = expected + count, Hash = hash };
        return new Append(events.MoveToImmutable(), Row, expected, fence) { ExpectedHash = previous };
    }

    /// <summary>The append that erases the personal texts of earlier versions.</summary>
    public Append Erase(params ImmutableArray<long> versions) => Next(happened: happened => happened with
    {
        Type = PersonalEvents.Erased,
        Payload = PersonalEvents.Write(new PersonalErased("consent-withdrawn", versions)),
    }) with { Erased = versions };

    /// <summary>Goes back to the state before an append that failed.</summary>
    public void GoBackTo(GrainRow row) => Row = row;

    private static JournalEvent Event(long version) => new()
    {
        Version = version,
        Type = version == 1 ? "request.submitted" : "item.assigned",
        At = Noon.AddMicroseconds(version),
        By = Actor.Engine,
        Payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"step":{{version}}}""")),
    };
}
