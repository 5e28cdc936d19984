using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>What one caller has learnt of the hall: ids that exist, and where matters stand.</summary>
internal sealed class KnownHall
{
    private const int MostMatters = 300;
    private const int LongestWay = 5;
    private const int Pulling = 3;

    private readonly Random _random;
    private readonly List<Matter> _matters = [];
    private readonly Dictionary<string, Matter> _byRequest = [];

    /// <param name="random">The caller's choices.</param>
    /// <param name="caller">Which caller: each has desks of its own.</param>
    public KnownHall(Random random, int caller)
    {
        _random = random;
        Desks = [.. Enumerable.Range(caller * Pulling, Pulling).Select(lane => new Desk(lane, false)), new Desk(TestPlan.FirstOffering + caller, true)];
    }

    public IReadOnlyList<Desk> Desks { get; }

    public IReadOnlyList<Matter> Matters => _matters;

    /// <summary>Whether this caller declared the crisis that is on.</summary>
    public bool IsInCrisis { get; set; }

    /// <summary>The entity tag of the plan that is changed.</summary>
    public string? PlanTag { get; set; }

    public Desk AnyDesk() => Desks[_random.Next(Desks.Count)];

    /// <summary>A matter that an operation fits; any where there is none.</summary>
    public Matter? AnyMatter(string operation)
    {
        var fitting = _matters.Where(matter => Steps.Fits(operation, matter.Stage)).ToList();
        var from = fitting.Count > 0 ? fitting : _matters;
        return from.Count == 0 ? null : from[_random.Next(from.Count)];
    }

    /// <summary>The operation, or one on the way to it where no matter stands where it fits.</summary>
    public string OnTheWayTo(string operation)
    {
        for (var steps = 0; steps < LongestWay && !_matters.Exists(matter => Steps.Fits(operation, matter.Stage)) && Steps.Before(operation) is { Count: > 0 } before; steps++)
        {
            operation = before[_random.Next(before.Count)];
        }

        return operation;
    }

    /// <summary>Keeps a matter in mind; the oldest is forgotten for it.</summary>
    public Matter Note(string request)
    {
        if (_byRequest.TryGetValue(request, out var known))
        {
            return known;
        }

        if (_matters.Count == MostMatters)
        {
            _byRequest.Remove(_matters[0].Request);
            _matters.RemoveAt(0);
        }

        var matter = _byRequest[request] = new Matter(request);
        _matters.Add(matter);
        return matter;
    }

    /// <summary>The desk where somebody works; null of another caller's people.</summary>
    public Desk? DeskOf(string staff) => Desks.FirstOrDefault(desk => desk.Clerks.ContainsKey(staff));
}
