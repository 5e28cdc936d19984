namespace Coordination.Simulation.Engine;

/// <summary>Told of every visit of a replication, in order of their ends.</summary>
internal interface IVisitSink
{
    /// <summary>One visit.</summary>
    void Add(VisitRecord visit);
}
