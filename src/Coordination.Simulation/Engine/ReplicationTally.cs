using Coordination.Dispatch.Queues;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Engine;

/// <summary>Everything that one replication counts.</summary>
internal sealed class ReplicationTally(SimulationModel model)
{
    /// <summary>Which replication.</summary>
    public int Number { get; private set; }

    /// <summary>Everybody who came, in the warm-up too, and everybody of them who was let in and is over or cut off.</summary>
    public long Came;
    public long Ended;

    /// <summary>What everybody waited, in the warm-up too, in ticks.</summary>
    public double AllWaited;

    public int PeakWaiting;
    public long PeakAt;

    /// <summary>Events of the calendar.</summary>
    public long Events;

    public LevelTally[] Levels { get; } = [.. Enumerable.Range(0, Lane.LevelCount).Select(_ => new LevelTally())];

    public DepartmentTally[] Departments { get; } = [.. model.Departments.Select(_ => new DepartmentTally())];

    public AreaCurve WaitingByLevel { get; } = new(Lane.LevelCount, model.Bins);

    public AreaCurve WaitingByDepartment { get; } = new(model.Departments.Length, model.Bins);

    /// <summary>What people have in hand, in units of capacity.</summary>
    public AreaCurve Load { get; } = new(model.People.Length, model.Bins);

    /// <summary>What fits into the hands of those on duty.</summary>
    public AreaCurve Duty { get; } = new(model.People.Length, model.Bins);

    public long[] ServedByPerson { get; } = new long[model.People.Length];

    public long[] HelpedByPerson { get; } = new long[model.People.Length];

    /// <summary>Begins to count, from nothing.</summary>
    public void Begin(int number)
    {
        Number = number;
        (Came, Ended, AllWaited, PeakWaiting, PeakAt, Events) = (0, 0, 0, 0, 0, 0);
        Array.ForEach(Levels, level => level.Clear());
        Array.ForEach(Departments, department => department.Clear());
        WaitingByLevel.Clear();
        WaitingByDepartment.Clear();
        Load.Clear();
        Duty.Clear();
    }

    public void Flush(int bin, long now, bool measured)
    {
        WaitingByLevel.Flush(bin, now, measured);
        WaitingByDepartment.Flush(bin, now, measured);
        Load.Flush(bin, now, measured);
        Duty.Flush(bin, now, measured);
    }

    public void Finish(SimulatedPerson[] people, long events)
    {
        for (var person = 0; person < people.Length; person++)
        {
            (ServedByPerson[person], HelpedByPerson[person]) = (people[person].Served, people[person].Helped);
        }

        Events = events;
    }
}
