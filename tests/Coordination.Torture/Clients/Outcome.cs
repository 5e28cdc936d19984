namespace Coordination.Torture.Clients;

/// <summary>What a client gets back: an answer, a fault, or nothing in time.</summary>
internal sealed record Outcome<T>(T? Answer, Exception? Fault)
{
    public bool IsAnswered => Answer is not null;
}
