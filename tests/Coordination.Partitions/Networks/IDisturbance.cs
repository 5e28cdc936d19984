namespace Coordination.Partitions.Networks;

/// <summary>Harm to a network between silos, which are named by their place. What is cut is cut without a word: packets are dropped, nothing is refused.</summary>
internal interface IDisturbance
{
    /// <summary>Whether links can be made slow here.</summary>
    bool CanSlow { get; }

    /// <summary>Whether packets can be lost by chance here.</summary>
    bool CanLose { get; }

    /// <summary>The database's port, once it is known.</summary>
    int DatabasePort { get; set; }

    /// <summary>What one silo sends to another does not arrive; what that one answers does.</summary>
    Task DropAsync(int from, int to);

    /// <summary>Neither of a silo and the database hears the other.</summary>
    Task CutDatabaseAsync(int silo);

    /// <summary>What the database answers does not arrive; what it is told does.</summary>
    Task DropFromDatabaseAsync(int silo);

    /// <summary>Nothing arrives at a silo, nor from it: neither silos, nor the database, nor clients.</summary>
    Task IsolateAsync(int silo);

    /// <summary>Some of the packets to and from a silo are lost.</summary>
    /// <param name="silo">Which.</param>
    /// <param name="percent">How many of a hundred, each way.</param>
    Task LoseAsync(int silo, int percent);

    /// <summary>A silo's link takes so many kilobits a second, each way.</summary>
    Task SlowAsync(int silo, int kilobits);

    /// <summary>Makes everything whole.</summary>
    Task HealAsync();
}
