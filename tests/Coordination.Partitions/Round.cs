using System.Globalization;
using Coordination.Partitions.Checks;
using Coordination.Partitions.Clients;
using Coordination.Partitions.Clusters;
using Coordination.Partitions.Faults;
using Coordination.SiloHost.TestKit;

namespace Coordination.Partitions;

/// <summary>One fault under load: before it, during it, after it; then everybody is served, and the record is held against what clients were told.</summary>
internal sealed class Round(ClusterUnderTest cluster, RecordCheck record, FaultKind fault, int seed)
{
    // Some of each hall before the fault and after it; and how long that may take, when nothing else says so earlier.
    private const int Some = 5;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private readonly Scene _scene = new(cluster, seed);
    private readonly List<string> _wrong = [];

    /// <summary>Runs it, to its end whatever happens.</summary>
    public async Task<RoundReport> RunAsync()
    {
        cluster.BeginRound();
        var (began, before) = (DateTimeOffset.UtcNow, cluster.History.Submissions.Count);
        using var starvation = new CpuStarvation();
        var patience = new Patience(starvation);
        using var deadline = new CancellationTokenSource(Deadline);
        var ended = cluster.Silos.Select(silo => silo.EndedByItself.Count).ToList();
        var joins = cluster.Silos.Select(silo => silo.Joins.Count).ToList();
        var (starved, until) = await HarmAsync(starvation, patience, deadline.Token);
        var load = (await File.ReadAllTextAsync("/proc/loadavg", CancellationToken.None)).Split(' ')[0];
        await Resting.CheckAsync(cluster, _wrong, patience, deadline.Token);
        await CheckRecordAsync();
        var since = _scene.BeganAt ?? began;
        var report = new RoundReport
        {
            Seed = seed,
            Kind = fault.Name,
            What = _scene.What,
            Gap = Gap.Longest(record, cluster.Halls.Select(hall => hall.Id), since, until),
            Overtaken = Overtaking.Longest(record, cluster.History, began),
            LongestCall = cluster.Calls.Longest,
            LongestCallWas = cluster.Calls.LongestWas,
            TooLong = cluster.Calls.TooLong,
            Troubles = cluster.Calls.ToString(),
            Submissions = cluster.History.Submissions.Count - before,
            Warnings = TakeWarnings(),
            Ended = [.. cluster.Silos.SelectMany((silo, n) => silo.EndedByItself.Skip(ended[n]))],
            Joined = cluster.Silos.SelectMany((silo, n) => silo.Joins.Skip(joins[n])).Cast<TimeSpan?>().Max(),
            Left = _scene.Leaving,
            Starved = starved,
            Load = load,
            Faults = _wrong,
        };
        Limits.Check(report, fault, _wrong);
        return report;
    }

    private async Task<(TimeSpan Starved, DateTimeOffset Until)> HarmAsync(CpuStarvation starvation, Patience patience, CancellationToken deadline)
    {
        using var stop = new CancellationTokenSource();
        var everybody = cluster.Halls.SelectMany(hall => new[] { hall.ComeAsync(stop.Token, deadline), hall.ServeAsync(stop.Token, deadline) }).ToList();
        var (starved, until) = (TimeSpan.Zero, DateTimeOffset.UtcNow);
        try
        {
            await InTimeAsync(patience, "before the fault not every hall went on", token => cluster.GoesOnAsync(Some, token), deadline);
            var late = starvation.Late;
            await fault.Run(_scene);
            await InTimeAsync(patience, "not every silo came back", cluster.WholeAsync, deadline);
            await InTimeAsync(patience, "not every hall went on", token => cluster.GoesOnAsync(Some, token), deadline);
            (starved, until) = (starvation.Late - late, DateTimeOffset.UtcNow);
        }
        finally
        {
            await stop.CancelAsync();
        }

        await EndAsync(everybody);
        return (starved, until);
    }

    private async Task EndAsync(IEnumerable<Task> everybody)
    {
        if (!await Patience.EndedAsync(Task.WhenAll(everybody)))
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"a call was not answered within {Deadline.TotalMinutes:f0} minutes"));
        }
    }

    private async Task InTimeAsync(Patience patience, string otherwise, Func<CancellationToken, Task> what, CancellationToken deadline)
    {
        if (!await patience.WaitAsync(Recovery, what, deadline))
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{otherwise} within {Recovery.TotalSeconds:f0} s"));
        }
    }

    private async Task CheckRecordAsync()
    {
        _wrong.AddRange(_scene.Wrong);
        while (cluster.History.Wrong.TryDequeue(out var answer))
        {
            _wrong.Add(answer);
        }

        _wrong.AddRange(await record.RunAsync());
    }

    private int TakeWarnings()
    {
        var warnings = 0;
        for (var n = 0; n < cluster.Silos.Count; n++)
        {
            var said = cluster.Silos[n].TakeSaid();
            HarnessSettings.Keep(seed, n, said);
            warnings += said.Count(line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
        }

        return warnings;
    }
}
