using System.Collections.Immutable;
using Coordination.Orleans.Partitions;

namespace Coordination.Orleans.Tests.Partitions;

/// <summary>Silos, which of them reach each other and the database, and what each of them would judge.</summary>
internal sealed class CutNetwork(int silos)
{
    private static readonly TimeSpan CutAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly PartitionJudge _judge = new(CutAfter);
    private readonly List<string> _active = [.. Enumerable.Range(0, silos).Select(number => $"silo-{number}")];
    private readonly List<string> _left = [];
    private readonly HashSet<(string, string)> _cut = [];
    private readonly HashSet<string> _withoutDatabase = [];
    private readonly HashSet<(string, string)> _slow = [];
    private readonly HashSet<string> _slowToDatabase = [];

    /// <summary>Those at work, the oldest first.</summary>
    public IReadOnlyList<string> Active => _active;

    /// <summary>How long the cuts have lasted.</summary>
    public TimeSpan Lasted { get; init; } = Long;

    /// <summary>How long everything else has been reached.</summary>
    public TimeSpan Steady { get; init; } = Long;

    public CutNetwork Cut(int one, int other)
    {
        _cut.Add((_active[one], _active[other]));
        _cut.Add((_active[other], _active[one]));
        return this;
    }

    /// <summary>Only the first says that it does not reach the other.</summary>
    public CutNetwork CutOneWay(int from, int to)
    {
        _cut.Add((_active[from], _active[to]));
        return this;
    }

    public CutNetwork CutFromDatabase(int silo)
    {
        _withoutDatabase.Add(_active[silo]);
        return this;
    }

    /// <summary>What goes between two silos goes slowly.</summary>
    public CutNetwork Slow(int one, int other) => SlowTo(one, other).SlowTo(other, one);

    /// <summary>Only the first has slow answers.</summary>
    public CutNetwork SlowTo(int from, int other)
    {
        _slow.Add((_active[from], _active[other]));
        return this;
    }

    public CutNetwork SlowToDatabase(int silo)
    {
        _slowToDatabase.Add(_active[silo]);
        return this;
    }

    /// <summary>A silo's whole link is slow.</summary>
    public CutNetwork SlowLink(int silo)
    {
        foreach (var other in Enumerable.Range(0, _active.Count).Where(other => other != silo))
        {
            Slow(silo, other);
        }

        return SlowToDatabase(silo);
    }

    public bool Reaches(string one, string other) => !_cut.Contains((one, other));

    public bool HasDatabase(string silo) => !_withoutDatabase.Contains(silo);

    /// <summary>What a silo judges.</summary>
    public Judgement? JudgeAt(int silo) => JudgeAt(_active[silo]);

    public Judgement? JudgeAt(string here) => _judge.Judge(here, new PeerView(Report(here), HasDatabase(here) ? Steady : TimeSpan.Zero), Views(here), _active);

    /// <summary>A judgement is on record.</summary>
    public void Remove(string silo)
    {
        _active.Remove(silo);
        _left.Add(silo);
    }

    // Directly; else by way of the database, where both reach it and both have lost somebody.
    private Dictionary<string, PeerView> Views(string here) => _active
        .Where(silo => silo != here && (Hear(here, silo) || (IsTelling(here) && IsTelling(silo))))
        .ToDictionary(silo => silo, silo => new PeerView(Report(silo), Steady));

    private bool Hear(string one, string other) => Reaches(one, other) && Reaches(other, one);

    private bool IsTelling(string silo) => HasDatabase(silo) && !Report(silo).Lost.IsEmpty;

    private SiloReport Report(string silo) => new()
    {
        DatabaseLostFor = HasDatabase(silo) ? TimeSpan.Zero : Lasted,
        DatabaseSlowFor = _slowToDatabase.Contains(silo) ? Lasted : TimeSpan.Zero,
        Slow = _active.Where(other => _slow.Contains((silo, other))).ToImmutableSortedDictionary(other => other, _ => Lasted),
        Lost = _active.Concat(_left).Where(other => other != silo && !Reaches(silo, other)).ToImmutableSortedDictionary(other => other, _ => Lasted),
    };
}
