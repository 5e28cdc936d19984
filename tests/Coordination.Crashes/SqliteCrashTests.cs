using Xunit.Abstractions;

namespace Coordination.Crashes;

public sealed class SqliteCrashTests(ITestOutputHelper output) : CrashSuite(output)
{
    private string? _file;

    private protected override bool MayFreezeUnderLoad => false;

    // Somebody takes the lock of a host that stands still for one that was left behind: what keeps the record right then is the fence.
    private protected override void AllowSecondHost() => File.Delete(_file + ".lock");

    private protected override Task<IHallStore> CreateStoreAsync(string folder)
    {
        _file = Path.Combine(folder, "hall.db");
        return Task.FromResult<IHallStore>(new SqliteStore(_file));
    }
}
