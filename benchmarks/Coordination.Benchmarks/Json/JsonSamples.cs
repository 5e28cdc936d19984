using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Measuring;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Benchmarks.Json;

/// <summary>What the engine itself wrote of some lifecycles, as objects again, and what a lifecycle cost it.</summary>
/// <param name="Lifecycles">How many.</param>
/// <param name="Events">Every event of them, in order.</param>
/// <param name="States">The state after each of their appends.</param>
/// <param name="Rows">The same states as stored.</param>
/// <param name="Lifecycle">Processor time of this process for one lifecycle, in nanoseconds; one client, SQLite without waiting for the disk.</param>
internal sealed record JsonSamples(int Lifecycles, RequestEvent[] Events, RequestState[] States, ReadOnlyMemory<byte>[] Rows, double Lifecycle)
{
    /// <summary>Lets the engine live them.</summary>
    public static async Task<JsonSamples> RecordAsync(int count)
    {
        await RecordedLifecycles.RecordAsync(count);
        var before = Environment.CpuUsage.TotalTime;
        var recorded = await RecordedLifecycles.RecordAsync(count);
        var cost = (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / count;
        var behaviour = new RequestBehaviour();
        var appends = recorded.Lifecycles.SelectMany(lifecycle => lifecycle).ToList();
        return new JsonSamples(
            count,
            [.. appends.SelectMany(append => append.Events).Select(happened => RequestEventCodec.Read(happened.Type, happened.Payload.Span))],
            [.. appends.Select(append => behaviour.ReadState(append.Row.State.Span))],
            [.. appends.Select(append => append.Row.State)],
            cost);
    }
}
