using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds.Suggestions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.TestKit.Kinds;

/// <summary>Every kind of grain that tests run: those of the engine, and a toy kind that was added as the documentation says.</summary>
internal static class TestKinds
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<GrainKindDefinition> All { get; } = [.. GrainKinds.All, SuggestionGrainKind.Instance];

    /// <summary>How they are replayed.</summary>
    public static IReadOnlyDictionary<GrainKind, IGrainReplay> Replays { get; } = All.ToDictionary(kind => kind.Kind, kind => kind.Replay);

    /// <summary>Parts of a host that runs them.</summary>
    internal static HostParts Parts { get; } = new() { Kinds = All };

    /// <summary>An embedded host that runs them.</summary>
    public static EmbeddedHost Host(IJournal journal, CoordinationOptions options, TimeProvider time) =>
        new(journal, options, time, new SequentialIds(0), NullLoggerFactory.Instance, Parts);
}
