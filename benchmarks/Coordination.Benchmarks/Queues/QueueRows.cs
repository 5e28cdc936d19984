namespace Coordination.Benchmarks.Queues;

/// <summary>What the hand-written queues store: less than the engine does, which is in their favour.</summary>
internal static class QueueRows
{
    public const string Department = "desk";
    public const string Queue = "desk/passport";
    public const string Citizen = "citizen/citizen";
    public const short Urgency = 3;
    public const string State = """{"service":"passport","channel":"online","requester":"citizen","facts":{}}""";
    public const string Submitted = """{"service":"passport","channel":"online","requester":"citizen","facts":{},"urgency":3}""";
    public const string Taken = """{"item":0}""";
    public const string Completed = """{"item":0,"outcome":"done"}""";
}
