namespace Coordination.Orleans.Answers;

/// <summary>What a grain answers across silos: a value, or the fault it met. Faults travel as data, so that they arrive as themselves.</summary>
/// <typeparam name="T">The value; null is a value as well.</typeparam>
internal sealed record Answer<T>
    where T : class
{
    /// <summary>The value; null when there is none, or a fault.</summary>
    public T? Value { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public CallFault? Fault { get; init; }

    /// <summary>The value.</summary>
    /// <exception cref="CoordinationException">The fault, as itself.</exception>
    public T? Open() => Fault is null ? Value : throw Fault.ToException();
}
