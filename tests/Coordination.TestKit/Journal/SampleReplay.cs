using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Journal;

namespace Coordination.TestKit.Journal;

/// <summary>Replays what <see cref="SampleGrain"/> writes without variations of the row.</summary>
internal sealed class SampleReplay(GrainKind kind) : IGrainReplay
{
    /// <summary>One for each kind.</summary>
    public static IReadOnlyDictionary<GrainKind, IGrainReplay> All { get; } =
        Enum.GetValues<GrainKind>().ToDictionary(kind => kind, kind => (IGrainReplay)new SampleReplay(kind));

    /// <inheritdoc />
    public GrainKind Kind => kind;

    /// <inheritdoc />
    public GrainReplayed Replay(GrainKey key, IReadOnlyList<JournalEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var happened in events)
        {
            using var json = JsonDocument.Parse(happened.Payload);
        }

        return new GrainReplayed(new SampleGrain(key, SampleGrain.Wola).Row with
        {
            Version = events.Count,
            Hash = events[^1].Hash,
            State = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"version":{{events.Count}}}""")),
        });
    }
}
