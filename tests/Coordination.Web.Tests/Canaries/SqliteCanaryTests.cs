using Coordination.Hosting;
using Coordination.Sqlite;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Canaries;

public sealed class SqliteCanaryTests(ITestOutputHelper output) : CanarySuite(output), IDisposable
{
    private protected override string Folder { get; } = Directory.CreateTempSubdirectory("coordination-canary").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private protected override void Use(CoordinationBuilder store) => store.UseSqlite(Path.Combine(Folder, "hall.db"));
}
