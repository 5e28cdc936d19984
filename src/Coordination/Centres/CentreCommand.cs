using System.Text.Json.Serialization;

namespace Coordination.Centres;

/// <summary>A command to a centre.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(DeclareCrisis), "declare-crisis")]
[JsonDerivedType(typeof(LiftCrisis), "lift-crisis")]
[JsonDerivedType(typeof(ReconcileCentre), "reconcile")]
public abstract record CentreCommand
{
    private protected CentreCommand()
    {
    }
}

/// <summary>The crisis plan counts from now on.</summary>
public sealed record DeclareCrisis(Reason Reason) : CentreCommand;

/// <summary>The ordinary plan counts again.</summary>
public sealed record LiftCrisis(Reason Reason) : CentreCommand;

/// <summary>Compares memory with storage and repairs both ways; who asked for it, and why, is on record.</summary>
/// <remarks>Each one compares, also one that repeats a key: the report is of that call.</remarks>
public sealed record ReconcileCentre(Reason Reason) : CentreCommand;

/// <summary>A centre as its events made it. Its queues are not here: they are rebuilt from the requests.</summary>
public sealed record CentreState
{
    /// <summary>Which.</summary>
    public CentreId Id { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version { get; init; }

    /// <summary>Whether the crisis plan counts.</summary>
    public bool InCrisis { get; init; }

    /// <summary>Why it counts, as a code of the plan; null in ordinary times, and where the reason was given in words alone.</summary>
    public ReasonId? CrisisReason { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>The answer to a granted command.</summary>
public sealed record CentreReceipt(CentreId Centre, long Version, bool InCrisis)
{
    /// <summary>Of a reconciliation: what it found and repaired.</summary>
    public ReconciliationReport? Reconciliation { get; init; }
}
