using Xunit.Abstractions;

namespace Coordination.Crashes;

public sealed class SqliteCrashTests(ITestOutputHelper output) : CrashSuite(output)
{
    private protected override bool MayFreezeUnderLoad => false;

    private protected override Task<IHallStore> CreateStoreAsync(string folder) =>
        Task.FromResult<IHallStore>(new SqliteStore(Path.Combine(folder, "hall.db")));
}
