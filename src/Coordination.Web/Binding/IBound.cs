using Coordination.Web.Problems;

namespace Coordination.Web.Binding;

/// <summary>A handler's argument that knows what was wrong with what it was read from.</summary>
internal interface IBound
{
    /// <summary>What was wrong; null when the argument can be used.</summary>
    Problem? Problem { get; }
}
