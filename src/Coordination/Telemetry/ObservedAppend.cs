using Coordination.Journal;

namespace Coordination.Telemetry;

/// <summary>Hands appends to the journal and watches how long they take.</summary>
internal static class ObservedAppend
{
    public static ValueTask AppendAsync(this IJournal journal, Append append, EngineMeters? meters, TimeProvider time) =>
        Tracing.IsWanted || meters is { ObservesAppends: true } ? ObserveAsync(journal, append, meters, time) : journal.AppendAsync(append);

    private static async ValueTask ObserveAsync(IJournal journal, Append append, EngineMeters? meters, TimeProvider time)
    {
        using var span = Tracing.StartAppend(append);
        var begun = time.GetTimestamp();
        try
        {
            await journal.AppendAsync(append);
        }
        catch (Exception fault)
        {
            span?.Fail(fault);
            throw;
        }

        meters?.Append(StableNames.OfKind(append.Row.Key.Kind), time.GetElapsedTime(begun));
    }
}
