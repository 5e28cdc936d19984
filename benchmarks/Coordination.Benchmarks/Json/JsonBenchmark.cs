using System.Text.Json;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Benchmarks.Json;

/// <summary>What writing and reading field by field is worth: requests' events, states and routing, beside the generated contract.</summary>
internal sealed class JsonBenchmark : IBenchmark
{
    private const int Lifecycles = 2_000;
    private const int Rounds = 31;
    private const string Contract = "generated System.Text.Json";

    public string Name => "json";

    public IReadOnlyList<StoreKind> Stores => [];

    public async Task RunAsync(BenchmarkRun run)
    {
        var samples = await JsonSamples.RecordAsync(run.Options.Scaled(Lifecycles));
        RequireSameBytes(samples);
        JsonVariant[] events =
        [
            new(() => Sum(samples.Events, happened => RequestEventWriter.TryWrite(happened)!.Length)),
            new(() => Sum(samples.Events, happened => RequestEventCodec.WriteByContract(happened).Length)),
        ];
        JsonVariant[] states =
        [
            new(() => Sum(samples.States, state => RequestStateWriter.Write(state).Length)),
            new(() => Sum(samples.States, state => JsonSerializer.SerializeToUtf8Bytes(state, RequestsJson.Info<RequestState>()).Length)),
        ];
        var routing = Routing(samples);
        JsonVariant.Measure(Rounds, run.Options.Quick, [.. events, .. states, .. routing]);
        Report(run, "writing an event field by field", samples.Events.Length, events);
        Report(run, "writing a state field by field", samples.States.Length, states);
        ReportShare(run, samples, "events", events);
        ReportShare(run, samples, "states", states);
        ReportRouting(run, samples, routing);
    }

    private static JsonVariant[] Routing(JsonSamples samples) =>
    [
        new(() => Sum(samples.Rows, row => RequestRoutingReader.Read(row.Span).Version)),
        new(() => Sum(samples.Rows, row => RoutingDocument.Read(row.Span).Version)),
        new(() => Sum(samples.Rows, row => RequestRouting.Of(JsonSerializer.Deserialize(row.Span, RequestsJson.Info<RequestState>())!).Version)),
    ];

    private static void Report(BenchmarkRun run, string what, int count, JsonVariant[] ways)
    {
        run.Report.Add(Figure.Beside(what, ways[0].Nanoseconds / count, "ns", Contract, ways[1].Nanoseconds / count, ""));
        run.Report.Add(Figure.Beside("the same, allocated", ways[0].Bytes / count, "bytes", Contract, ways[1].Bytes / count, ""));
    }

    // What the contract would cost a lifecycle more. One client's lifecycle costs more than one of many, so the share is the least it could be.
    private static void ReportShare(BenchmarkRun run, JsonSamples samples, string what, JsonVariant[] ways)
    {
        var more = (ways[1].Nanoseconds - ways[0].Nanoseconds) / samples.Lifecycles;
        run.Report.Add(Figure.Beside($"what the contract would add to a lifecycle, {what}", more, "ns", "a lifecycle of one client", samples.Lifecycle, ""));
    }

    private static void ReportRouting(BenchmarkRun run, JsonSamples samples, JsonVariant[] routing)
    {
        var count = samples.Rows.Length;
        foreach (var (other, name) in new[] { (1, "generated, of these fields"), (2, "generated, of the whole state") })
        {
            run.Report.Add(Figure.Beside("reading a row's routing field by field", routing[0].Nanoseconds / count, "ns", name, routing[other].Nanoseconds / count, ""));
            run.Report.Add(Figure.Beside("the same, allocated", routing[0].Bytes / count, "bytes", name, routing[other].Bytes / count, ""));
        }
    }

    private static long Sum<T>(T[] samples, Func<T, long> of)
    {
        var sum = 0L;
        foreach (var sample in samples)
        {
            sum += of(sample);
        }

        return sum;
    }

    private static void RequireSameBytes(JsonSamples samples)
    {
        var same = samples.Events.All(happened =>
                RequestEventWriter.TryWrite(happened).AsSpan().SequenceEqual(RequestEventCodec.WriteByContract(happened)))
            && samples.States.Zip(samples.Rows).All(pair =>
                RequestStateWriter.Write(pair.First).AsSpan().SequenceEqual(pair.Second.Span)
                && JsonSerializer.SerializeToUtf8Bytes(pair.First, RequestsJson.Info<RequestState>()).AsSpan().SequenceEqual(pair.Second.Span))
            && samples.Rows.All(row => SameRouting(RequestRoutingReader.Read(row.Span), RoutingDocument.Read(row.Span)));
        if (!same)
        {
            throw new InvalidOperationException("The ways do not write and read the same.");
        }
    }

    private static bool SameRouting(RequestRouting one, RequestRouting other) =>
        one with { Items = [] } == other with { Items = [] } && one.Items.Zip(other.Items).All(pair =>
            pair.First with { Exclusions = [] } == pair.Second with { Exclusions = [] } && pair.First.Exclusions.SequenceEqual(pair.Second.Exclusions))
        && one.Items.Length == other.Items.Length;
}
