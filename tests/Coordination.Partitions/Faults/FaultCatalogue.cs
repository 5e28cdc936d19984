namespace Coordination.Partitions.Faults;

/// <summary>Every kind of harm, in the order in which seeds choose.</summary>
internal static class FaultCatalogue
{
    // What a machine or a network that falls silent is promised; a silo that is gone is found out sooner.
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OrderlyCall = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("none", ProcessFaults.NothingAsync),
        new("kill", ProcessFaults.KillAsync),
        Cut("cut-one-from-one", NetworkFaults.CutOneFromOneAsync),
        Cut("cut-database", NetworkFaults.CutDatabaseAsync),
        new("stop", ProcessFaults.StopAsync) { Call = OrderlyCall },
        Cut("cut-one-from-two", NetworkFaults.CutOneFromTwoAsync),
        new("freeze", ProcessFaults.FreezeAsync) { Gap = Silent },
        Cut("one-way", NetworkFaults.OneWayAsync),
        Cut("isolate", NetworkFaults.IsolateAsync),
        new("rolling", ProcessFaults.RollingAsync) { Call = OrderlyCall },
        Cut("one-way-database", NetworkFaults.OneWayDatabaseAsync),
        Cut("slow", NetworkFaults.SlowAsync) with { CanRun = network => network?.CanSlow == true },
        new("kill-two", ProcessFaults.KillTwoAsync) { Gap = Silent },
        Cut("lossy", NetworkFaults.LossyAsync) with { CanRun = network => network?.CanLose == true },
        Cut("cut-database-of-two", NetworkFaults.CutDatabaseOfTwoAsync),
        Cut("cut-all", NetworkFaults.CutAllAsync),
    ];

    private static FaultKind Cut(string name, Func<Scene, Task> run) => new(name, run) { CanRun = network => network is not null, Gap = Silent };
}
