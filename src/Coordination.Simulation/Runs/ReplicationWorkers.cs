using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Results;

namespace Coordination.Simulation.Runs;

/// <summary>Threads that take one replication after the other until all are done.</summary>
/// <remarks>The variants of one replication follow each other, so that whoever stops early has pairs.</remarks>
internal sealed class ReplicationWorkers
{
    private readonly IReadOnlyList<ScenarioVariant> _variants;
    private readonly SimulationOptions _options;
    private readonly int _replications;
    private readonly int _threads;
    private readonly SimulationModel[] _models;
    private readonly ReplicationTally?[][] _waiting;
    private readonly TallyFold[] _folds;
    private readonly Stack<ReplicationTally>[] _spare;
    private readonly VisitWriter? _visits;
    private readonly Lock _turn = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _next = -1;
    private int _finished;
    private long _customers;
    private ExceptionDispatchInfo? _fault;

    public ReplicationWorkers(IReadOnlyList<ScenarioVariant> variants, SimulationOptions options)
    {
        (_variants, _options) = (variants, options);
        _replications = options.Replications ?? variants[0].Scenario.Replications;
        _threads = Math.Min(options.Threads ?? Environment.ProcessorCount, _replications * variants.Count);
        _models = [.. variants.Select(variant => ModelBuilder.Build(variant.Scenario with
        {
            Seed = options.Seed ?? variant.Scenario.Seed,
            Replications = _replications,
        }))];
        _folds = [.. _models.Select(model => new TallyFold(model, _replications))];
        _spare = [.. _models.Select(_ => new Stack<ReplicationTally>())];
        _waiting = [.. Enumerable.Range(0, _replications).Select(_ => new ReplicationTally?[variants.Count])];
        _visits = options.Visits is { } writer ? new VisitWriter(writer, [.. variants.Select(variant => variant.Name)]) : null;
    }

    public ImmutableArray<SimulationResult> Work(CancellationToken cancellation)
    {
        var helpers = Enumerable.Range(1, _threads - 1)
            .Select(number => new Thread(() => TakeTurns(cancellation)) { Name = string.Create(CultureInfo.InvariantCulture, $"simulation-{number}"), IsBackground = true })
            .ToList();
        helpers.ForEach(helper => helper.Start());
        TakeTurns(cancellation);
        helpers.ForEach(helper => helper.Join());
        _fault?.Throw();
        if (_folds[0].Finished == 0)
        {
            throw new OperationCanceledException("Stopped before one replication was finished.", cancellation);
        }

        var wall = Stopwatch.GetElapsedTime(_began);
        return [.. _folds.Select((fold, index) => ResultWriter.Write(fold, _variants[index].Name, wall / _folds.Length, _threads))];
    }

    private void TakeTurns(CancellationToken cancellation)
    {
        var room = new ReplicationWorkspace();
        try
        {
            while (!cancellation.IsCancellationRequested && _fault is null && Interlocked.Increment(ref _next) is var turn && turn < _replications * _variants.Count)
            {
                var (replication, variant) = Math.DivRem(turn, _variants.Count);
                var visits = _visits is null ? null : new VisitList();
                var tally = new Replication(_models[variant], replication, visits, room, SpareOf(variant)).Run(cancellation);
                Finish(tally, replication, variant, visits);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What this thread was at is lost; what was finished before is kept.
        }
#pragma warning disable CA1031 // A thread's fault must reach whoever started it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
    }

    private ReplicationTally? SpareOf(int variant)
    {
        lock (_turn)
        {
            return _spare[variant].TryPop(out var spare) ? spare : null;
        }
    }

    private void Finish(ReplicationTally tally, int replication, int variant, VisitList? visits)
    {
        lock (_turn)
        {
            _waiting[replication][variant] = tally;
            _finished++;
            _customers += tally.Came;
            _visits?.Add(replication, variant, visits!);
            if (Array.TrueForAll(_waiting[replication], done => done is not null))
            {
                for (var index = 0; index < _folds.Length; index++)
                {
                    _folds[index].Add(_waiting[replication][index]!);
                    _spare[index].Push(_waiting[replication][index]!);
                    _waiting[replication][index] = null;
                }
            }

            var wanted = _replications * _variants.Count;
            var elapsed = Stopwatch.GetElapsedTime(_began);
            _options.Progress?.Report(new SimulationProgress(_finished, wanted, _customers, elapsed, elapsed * ((double)(wanted - _finished) / _finished)));
        }
    }
}
