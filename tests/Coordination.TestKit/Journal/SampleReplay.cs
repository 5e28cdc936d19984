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
    public IGrainFold Begin(GrainKey key) => new Fold(key);

    private sealed class Fold(GrainKey key) : IGrainFold
    {
        private int _count;
        private EventHash _hash;

        public void Apply(JournalEvent happened)
        {
            using var json = JsonDocument.Parse(happened.Payload);
            (_count, _hash) = (_count + 1, happened.Hash);
        }

        public GrainReplayed Project() => new(new SampleGrain(key, SampleGrain.Wola).Row with
        {
            Version = _count,
            Hash = _hash,
            State = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"version":{{_count}}}""")),
        });
    }
}
