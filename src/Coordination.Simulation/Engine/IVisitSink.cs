namespace Coordination.Simulation.Engine;

/// <summary>Told of every visit of a replication, in order of their ends.</summary>
internal interface IVisitSink
{
    /// <summary>One visit.</summary>
    void Add(VisitRecord visit);

    /// <summary>A citizen who was let in is done with: all their visits together.</summary>
    /// <param name="level">How urgent it was, 1 to 5.</param>
    /// <param name="came">The minute in which they came.</param>
    /// <param name="waited">How many minutes they waited in all.</param>
    /// <param name="called">Whether they were ever called.</param>
    /// <param name="outcome">How it ended.</param>
    void End(int level, double came, double waited, bool called, VisitOutcome outcome)
    {
    }
}
