using System.Diagnostics.CodeAnalysis;

namespace Coordination.Dispatch;

/// <summary>Classes are equal by content; a record alone would compare the identity of its array of skills.</summary>
internal sealed class WorkClassComparer : IEqualityComparer<WorkClass>
{
    /// <inheritdoc />
    public bool Equals(WorkClass? x, WorkClass? y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null
            && x.Department == y.Department && x.Service == y.Service && x.Cost == y.Cost && x.ExpectedMinutes.Equals(y.ExpectedMinutes)
            && x.Skills.AsSpan().SequenceEqual(y.Skills.AsSpan()));

    /// <inheritdoc />
    public int GetHashCode([DisallowNull] WorkClass obj)
    {
        // The skills too: citizens' needs make thousands of classes that differ in nothing else.
        var hash = default(HashCode);
        hash.Add(obj.Department);
        hash.Add(obj.Service);
        hash.Add(obj.Cost);
        hash.Add(obj.ExpectedMinutes);
        foreach (var required in obj.Skills.AsSpan())
        {
            hash.Add(required);
        }

        return hash.ToHashCode();
    }
}
