using Coordination.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>The reminders' table of a silo that waits when the database goes away during its start.</summary>
internal sealed class PatientReminderTable(IReminderTable table, IStartRetry? retry) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken = default) =>
        PatientStart.RunAsync(retry, () => table.StartAsync(cancellationToken), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => table.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => table.ReadRows(grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => table.ReadRows(begin, end);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => table.ReadRow(grainId, reminderName);

    public Task<string?> UpsertRow(ReminderEntry entry) => table.UpsertRow(entry);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => table.RemoveRow(grainId, reminderName, eTag);

    public Task TestOnlyClearTable() => table.TestOnlyClearTable();
}
