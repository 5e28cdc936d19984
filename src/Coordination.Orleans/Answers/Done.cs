namespace Coordination.Orleans.Answers;

/// <summary>The value of a call that has nothing to answer.</summary>
internal sealed record Done
{
    public static Done Instance { get; } = new();
}
