using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Json;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Events;

/// <summary>An event of the change feed, made ready for all its readers: each frame is written once.</summary>
internal sealed class FeedItem(JournalEntry entry, CentreId? centre, string? status)
{
    /// <summary>A whole plan is no news to be sent to everybody.</summary>
    private const int MaxPayload = 16 * 1024;

    private byte[]? _publicFrame;
    private byte[]? _managementFrame;

    public long Sequence => entry.Sequence;

    public GrainKey Grain => entry.Grain;

    public CentreId? Centre => centre;

    /// <summary>For portals. Two readers may both write it; they write the same.</summary>
    public ReadOnlyMemory<byte> PublicFrame => _publicFrame ??= Frame(new RequestEventView
    {
        Request = RequestId.TryParse(entry.Grain.Id, out var id) ? id : default,
        Event = entry.Event.Type,
        Version = entry.Event.Version,
        Status = status,
        At = entry.Event.At,
    });

    /// <summary>For administrators.</summary>
    public ReadOnlyMemory<byte> ManagementFrame => _managementFrame ??= Frame(new GrainEventView
    {
        Kind = entry.Grain.Kind,
        Id = entry.Grain.Id,
        Centre = centre,
        Status = status,
        Entry = EventViews.Of(entry, MaxPayload),
    });

    private byte[] Frame<T>(T view) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"id: {entry.Sequence}\nevent: {entry.Event.Type}\ndata: {JsonSerializer.Serialize(view, WebJson.TypeOf<T>())}\n\n"));
}
