using Coordination.TestKit.Halls;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>A hall's file, written once, of which each test takes a copy.</summary>
public sealed class StoredHallFile : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("hall.db");

    /// <summary>The file, byte for byte.</summary>
    public byte[] Bytes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using (var journal = await SqliteFile.OpenAsync(Path, options => options with { InlineCommits = true, Durability = SqliteDurability.Relaxed }))
        {
            await StoredHall.WriteAsync(journal);
        }

        Bytes = await File.ReadAllBytesAsync(Path);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
