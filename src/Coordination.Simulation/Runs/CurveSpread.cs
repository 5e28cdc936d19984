using System.Collections.Immutable;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Runs;

/// <summary>How far replications lie apart in their curves of people waiting: the whole hall, then each department.</summary>
/// <remarks>Of the first thousand replications, fewer where many departments and intervals would cost too much memory.</remarks>
internal sealed class CurveSpread(SimulationModel model, int wanted)
{
    private const int Most = 1000;
    private const int Few = 20;
    private const int MostValues = 8_000_000;

    /// <summary>Of this share at either end the spread is rid, so that 9 of 10 replications lie in it.</summary>
    private const double Tail = 0.05;

    private readonly float[]?[] _curves = new float[]?[Math.Min(wanted, Math.Clamp(MostValues / ((1 + model.Departments.Length) * model.Bins), Few, Most))];

    public void Add(ReplicationTally tally)
    {
        if (tally.Number >= _curves.Length)
        {
            return;
        }

        var bins = model.Bins;
        var curve = _curves[tally.Number] = new float[(1 + model.Departments.Length) * bins];
        for (var bin = 0; bin < bins; bin++)
        {
            var width = (double)Math.Min(model.Bin, model.Horizon - (bin * model.Bin));
            var levels = tally.WaitingByLevel.Areas;
            for (var at = bin; at < levels.Length; at += bins)
            {
                curve[bin] += (float)(levels[at] / width);
            }

            for (var department = 0; department < model.Departments.Length; department++)
            {
                curve[((1 + department) * bins) + bin] = (float)(tally.WaitingByDepartment.Areas[(department * bins) + bin] / width);
            }
        }
    }

    /// <summary>What 9 of 10 replications lie between, by interval; empty with fewer than two replications.</summary>
    /// <param name="department">Which department; null for the whole hall.</param>
    public (ImmutableArray<double> Low, ImmutableArray<double> High) Of(int? department)
    {
        var curves = _curves.Where(curve => curve is not null).ToList();
        if (curves.Count < 2)
        {
            return ([], []);
        }

        var from = department is { } number ? (1 + number) * model.Bins : 0;
        var (low, high) = (new double[model.Bins], new double[model.Bins]);
        var values = new float[curves.Count];
        for (var bin = 0; bin < model.Bins; bin++)
        {
            for (var replication = 0; replication < values.Length; replication++)
            {
                values[replication] = curves[replication]![from + bin];
            }

            Array.Sort(values);
            (low[bin], high[bin]) = (Quantile(values, Tail), Quantile(values, 1 - Tail));
        }

        return ([.. low], [.. high]);
    }

    // Between the two nearest, as far as the share lies between them.
    private static double Quantile(float[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
