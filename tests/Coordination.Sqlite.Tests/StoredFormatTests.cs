using System.Text;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Xunit;

namespace Coordination.Sqlite.Tests;

public sealed class StoredFormatTests : IDisposable
{
    private const string Snapshot = "StoredFormat.txt";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    /// <summary>A difference means that files of released programs cannot be read any more: add a migration instead.</summary>
    [Fact]
    public async Task File_OneRowOfEachTable_IsAsReleased()
    {
        await using (var journal = await SqliteFile.OpenAsync(Path))
        {
            await journal.TakeEpochAsync(SampleGrain.Wola);
            await journal.AppendAsync(Sample());
        }

        var text = new StringBuilder();
        foreach (var line in SqliteFile.Query(Path, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"))
        {
            text.Append(line).Append('\n');
        }

        foreach (var table in new[] { "journal", "personal", "personal_index", "grain", "grain_link", "epoch" })
        {
            SqliteFile.Query(Path, $"SELECT '{table}', * FROM {table}").ForEach(line => text.Append(line).Append('\n'));
        }

        var released = System.IO.Path.Combine(AppContext.BaseDirectory, Snapshot);
        var found = System.IO.Path.Combine(AppContext.BaseDirectory, "StoredFormat.found.txt");
        await File.WriteAllTextAsync(found, text.ToString());
        Assert.True(text.ToString() == await File.ReadAllTextAsync(released), $"The stored format changed; what was found is in {found}.");
    }

    private static Append Sample() => SampleGrain.Request(1).Next(
        row => row with
        {
            Department = new DepartmentId("licences"),
            Staff = new StaffId("anna"),
            Links = [new RowLink(new DepartmentId("registry"), new StaffId("bo"))],
            Status = "in-service",
            Urgency = Urgency.MoreUrgent,
            Due = SampleGrain.Noon.AddHours(1),
        },
        happened => happened with
        {
            By = new Actor(ActorKind.Staff, "wola/anna"),
            Personal = new PersonalText(Enumerable.Range(0, 16).Select(i => (byte)i).ToArray(), """{"name":"Łucja"}"""u8.ToArray()) { Index = [SampleGrain.KeyOf("+48 22 123")] },
            Command = new CommandStamp(SampleGrain.KeyOf("key-1"), new EventHash(1, 2, 3, 4), "in-service"),
        });
}
