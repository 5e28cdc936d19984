using System.Text.Json.Serialization;
using Coordination.Centres;

namespace Coordination.Departments;

/// <summary>A linkage unit of a hall.</summary>
public interface IDepartmentGrain
{
    /// <summary>Decides a command; completes when its effect is on disk and the centre knows.</summary>
    ValueTask<Reply<DepartmentReceipt>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state; null when the plan knows no such department.</summary>
    ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>What it answers for and how it stands right now; null when the plan knows no such department.</summary>
    ValueTask<DepartmentReport?> ReadReportAsync(CancellationToken cancellation = default);
}

/// <summary>A command to a department.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(CloseDepartment), "close")]
[JsonDerivedType(typeof(ReopenDepartment), "reopen")]
[JsonDerivedType(typeof(LimitConcurrency), "limit")]
public abstract record DepartmentCommand;

/// <summary>Closes it now, whatever its calendar says; what waits goes on waiting.</summary>
public sealed record CloseDepartment(string Reason) : DepartmentCommand;

/// <summary>Its calendar counts again.</summary>
public sealed record ReopenDepartment : DepartmentCommand;

/// <summary>Sets the number of items in hand at once; null returns to the plan's.</summary>
public sealed record LimitConcurrency(int? Limit) : DepartmentCommand;

/// <summary>A department as its events made it.</summary>
public sealed record DepartmentState
{
    /// <summary>Which.</summary>
    public DepartmentId Id { get; init; }

    /// <summary>The hall.</summary>
    public CentreId Centre { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version { get; init; }

    /// <summary>Why it is closed out of hours; null when its calendar counts.</summary>
    public string? ClosedReason { get; init; }

    /// <summary>The limit in place of the plan's.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>The answer to a granted command.</summary>
public sealed record DepartmentReceipt(DepartmentId Department, long Version, bool Closed);
