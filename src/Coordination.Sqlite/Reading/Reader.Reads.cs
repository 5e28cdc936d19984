using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Sqlite.Reading;

internal sealed partial class Reader
{
    public GrainRow? FindRow(GrainKey grain) =>
        database.Statement("Read/row").Bind(1, (long)grain.Kind).Bind(2, grain.Id).ReadAll(ReadRow).FirstOrDefault();

    public List<JournalEntry> ReadHistory(GrainKey grain, long afterVersion, int limit) => database.Statement("Read/history")
        .Bind(1, (long)grain.Kind)
        .Bind(2, grain.Id)
        .Bind(3, afterVersion)
        .Bind(4, limit)
        .ReadAll(ReadEntry);

    public IReadOnlyList<(long Version, CommandStamp Command)> ReadCommands(GrainKey grain) => database.Statement("Read/commands")
        .Bind(1, (long)grain.Kind)
        .Bind(2, grain.Id)
        .ReadAll(row => (row.Number(0), ReadStamp(row, 1, grain)));

    public IReadOnlyList<GrainKey> FindPersonal(KeyDigest digest, int limit)
    {
        Span<byte> bytes = stackalloc byte[KeyDigest.Size];
        digest.Write(bytes);
        return database.Statement("Read/find-personal").BindBlob(1, bytes).Bind(2, limit).ReadAll(row => ReadKey(row, 0));
    }

    public IReadOnlyList<JournalEntry> ReadFeed(long afterSequence, int limit) =>
        database.Statement("Read/feed").Bind(1, afterSequence).Bind(2, limit).ReadAll(ReadEntry);

    public IReadOnlyList<GrainRow> ReadLatestClosed(CentreId centre, int limit) =>
        database.Statement("Read/latest-closed").Bind(1, centre.ToString()).Bind(2, limit).ReadAll(ReadRow);

    public IReadOnlyList<OpenHall> ReadOpenHalls()
    {
        var key = new GrainKey(GrainKind.Request, "");
        return database.Statement("Read/open-halls").ReadAll(
            row => new OpenHall(ReadId<CentreId>(row, 0, key, "centre"), row.IsNull(1) ? null : ReadTime(row, 1, key, "due")));
    }

    public IReadOnlyList<GrainVersion> ReadVersions(GrainKind kind, string? afterId, int limit) => database.Statement("Read/versions")
        .Bind(1, (long)kind)
        .Bind(2, afterId ?? "")
        .Bind(3, limit)
        .ReadAll(row => new GrainVersion(ReadKey(row, 0), row.Number(2)));

    public long ReadLastSequence() => database.Statement("Read/last-sequence").ReadAll(row => row.Number(0))[0];

    public Epoch ReadEpoch(CentreId centre) =>
        new(database.Statement("Write/find-epoch").Bind(1, centre.ToString()).ReadAll(row => row.Number(0)).FirstOrDefault());

    /// <summary>The file's own key; null when it was lost.</summary>
    public InstallationKey? ReadInstallation() =>
        database.Statement("Read/installation").ReadAll(row => new InstallationKey(row.Bytes(0))).SingleOrDefault();

    public IReadOnlyList<string> ReadRing() => database.Statement("Read/key-ring").ReadAll(row => Text(row, 0));

    public IReadOnlyDictionary<CentreId, Epoch> ReadEpochs() => database.Statement("Read/epochs")
        .ReadAll(row => (Centre: ReadId<CentreId>(row, 0, default, "epoch.centre"), Epoch: new Epoch(row.Number(1))))
        .ToDictionary(found => found.Centre, found => found.Epoch);

    public IReadOnlyDictionary<string, long> CountByStatus(CentreId centre, GrainKind kind)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var rows = database.Statement("Read/count-by-status")
            .Bind(1, (long)kind)
            .Bind(2, centre.ToString())
            .ReadAll(row => (Status: Text(row, 0), Count: row.Number(1)));
        foreach (var (status, count) in rows)
        {
            counts[status] = counts.GetValueOrDefault(status) + count;
        }

        return counts;
    }
}
