using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>A grain was dropped before a call's turn. Nothing happened: the call is safe to repeat.</summary>
public sealed class GrainDroppedException(GrainKey grain) : CoordinationException($"{grain} is being loaded again; repeat the call.")
{
    /// <summary>Which grain.</summary>
    public GrainKey Grain { get; } = grain;
}
