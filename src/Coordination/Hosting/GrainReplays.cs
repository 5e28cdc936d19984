using System.Collections.Frozen;
using Coordination.Journal;

namespace Coordination.Hosting;

/// <summary>How each kind of grain is replayed from its events.</summary>
internal static class GrainReplays
{
    /// <summary>By kind; every kind is there.</summary>
    public static FrozenDictionary<GrainKind, IGrainReplay> All { get; } = GrainKinds.All.ToFrozenDictionary(known => known.Kind, known => known.Replay);
}
