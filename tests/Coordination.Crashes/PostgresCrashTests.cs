using Coordination.TestKit.Postgres;
using Xunit.Abstractions;

namespace Coordination.Crashes;

[NeedsPostgres(Own = true)]
public sealed class PostgresCrashTests(ITestOutputHelper output) : CrashSuite(output)
{
    private protected override bool MayFreezeUnderLoad => true;

    private protected override async Task<IHallStore> CreateStoreAsync(string folder) => await PostgresStore.StartAsync();
}
