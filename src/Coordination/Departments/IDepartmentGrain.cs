using System.Text.Json.Serialization;
using Coordination.Halls;

namespace Coordination.Departments;

/// <summary>A linkage unit of a hall. There is none that the plan does not know.</summary>
public interface IDepartmentGrain : IHallGrain<DepartmentCommand, DepartmentReceipt, DepartmentState, DepartmentReport>;

/// <summary>A command to a department.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(CloseDepartment), "close")]
[JsonDerivedType(typeof(ReopenDepartment), "reopen")]
[JsonDerivedType(typeof(LimitConcurrency), "limit")]
public abstract record DepartmentCommand
{
    private protected DepartmentCommand()
    {
    }
}

/// <summary>Closes it now, whatever its calendar says; what waits goes on waiting.</summary>
public sealed record CloseDepartment(Reason Reason) : DepartmentCommand;

/// <summary>Its calendar counts again.</summary>
public sealed record ReopenDepartment(Reason Reason) : DepartmentCommand;

/// <summary>Sets the number of items in hand at once; null returns to the plan's.</summary>
public sealed record LimitConcurrency(int? Limit, Reason Reason) : DepartmentCommand;

/// <summary>A department as its events made it.</summary>
public sealed record DepartmentState
{
    /// <summary>Which.</summary>
    public DepartmentId Id { get; init; }

    /// <summary>The hall.</summary>
    public CentreId Centre { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version { get; init; }

    /// <summary>Whether it is closed whatever its calendar says.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Why it is closed, as a code of the plan; null when its calendar counts, and where the reason was given in words alone.</summary>
    public ReasonId? ClosedReason { get; init; }

    /// <summary>The limit in place of the plan's.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>When its last event happened.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it was last closed by hand or opened again; null where it never was.</summary>
    public DateTimeOffset? TurnedAt { get; init; }
}

/// <summary>The answer to a granted command.</summary>
public sealed record DepartmentReceipt(DepartmentId Department, long Version, bool Closed);
