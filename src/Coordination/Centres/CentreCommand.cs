using System.Text.Json.Serialization;

namespace Coordination.Centres;

/// <summary>A command to a centre.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(DeclareCrisis), "declare-crisis")]
[JsonDerivedType(typeof(LiftCrisis), "lift-crisis")]
public abstract record CentreCommand
{
    private protected CentreCommand()
    {
    }
}

/// <summary>The crisis plan counts from now on.</summary>
public sealed record DeclareCrisis(string Reason) : CentreCommand;

/// <summary>The ordinary plan counts again.</summary>
public sealed record LiftCrisis(string Reason) : CentreCommand;

/// <summary>A centre as its events made it. Its queues are not here: they are rebuilt from the requests.</summary>
public sealed record CentreState
{
    /// <summary>Which.</summary>
    public CentreId Id { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version { get; init; }

    /// <summary>Why the crisis plan counts; null in ordinary times.</summary>
    public string? Crisis { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>The answer to a granted command.</summary>
public sealed record CentreReceipt(CentreId Centre, long Version, bool InCrisis);
