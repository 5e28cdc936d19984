namespace Coordination.Staff;

/// <summary>A member of staff.</summary>
public interface IStaffGrain
{
    /// <summary>Decides a command; completes when its effect is on disk and the centre knows.</summary>
    ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state; null when the plan knows no such person.</summary>
    ValueTask<StaffState?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>What the person can do and how they stand right now; null when the plan knows no such person.</summary>
    ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation = default);
}
