using System.Collections.Immutable;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>A desk in one draw of times of service, worked through slot by slot: one queue in order of arrival, as the <c>silo</c> model has it.</summary>
internal sealed class RosteredDesk
{
    private readonly ImmutableArray<double> _arrivals;
    private readonly double[] _services;
    private readonly double[] _freeAt;
    private readonly double[] _tried;
    private int _next;

    public RosteredDesk(ImmutableArray<double> arrivals, double serviceMinutes, int mostPeople, SeededRandom random)
    {
        _arrivals = arrivals;
        _services = [.. arrivals.Select(_ => random.NextLogNormal(serviceMinutes, DayInference.ServiceVariation))];
        (_freeAt, _tried) = (new double[mostPeople], new double[mostPeople]);
    }

    /// <summary>Works for a while with so many people on duty.</summary>
    public void Work(double from, double to, int people) => _next = Call(_freeAt, _next, from, to, people);

    /// <summary>Adds how many would wait after each of some steps; nothing changes.</summary>
    public void Try(double from, double step, int people, Span<double> waiting)
    {
        _freeAt.CopyTo(_tried, 0);
        var next = _next;
        for (var look = 0; look < waiting.Length; look++)
        {
            var to = from + ((look + 1) * step);
            next = Call(_tried, next, from + (look * step), to, people);
            waiting[look] += ArrivedBefore(next, to);
        }
    }

    private int Call(double[] freeAt, int next, double from, double to, int people)
    {
        while (people > 0 && next < _arrivals.Length && _arrivals[next] < to)
        {
            var first = 0;
            for (var person = 1; person < people; person++)
            {
                first = freeAt[person] < freeAt[first] ? person : first;
            }

            var begin = Math.Max(Math.Max(freeAt[first], _arrivals[next]), from);
            if (begin >= to)
            {
                break;
            }

            freeAt[first] = begin + _services[next++];
        }

        return next;
    }

    private int ArrivedBefore(int from, double to)
    {
        var index = from;
        while (index < _arrivals.Length && _arrivals[index] < to)
        {
            index++;
        }

        return index - from;
    }
}
