using Coordination.TestKit.Disks;
using Xunit.Abstractions;

namespace Coordination.Crashes;

[NeedsSmallDisk]
public sealed class SqliteFullDiskTests(ITestOutputHelper output) : FullDiskSuite(output)
{
    // Every round leaves some megabytes of records.
    private readonly SmallDisk _disk = new(megabytes: 64 + (8 * CrashSettings.Rounds(few: 2)));

    private protected override int Rounds => CrashSettings.Rounds(few: 2);

    private protected override SmallDisk Disk => _disk;

    private protected override Task<IHallStore> CreateStoreAsync(string folder) =>
        Task.FromResult<IHallStore>(new SqliteStore(_disk.File("hall.db"), _disk));
}
