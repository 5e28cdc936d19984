using Coordination.Journal;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>A hall's file that somebody has changed by SQL: <c>verify</c> names what.</summary>
public sealed class TamperingTests(StoredHallFile hall) : IClassFixture<StoredHallFile>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("hall.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_Untouched_IsSound()
    {
        var report = await VerifyAsync("SELECT 1");

        report.First.ShouldBeNull();
        report.Grains.ShouldBeGreaterThan(60);
        SqliteFile.Query(Path, "SELECT count(*) > 5 FROM grain_link").ShouldBe(["1"]);
        SqliteFile.Query(Path, "SELECT count(*) > 10 FROM personal").ShouldBe(["1"]);
        SqliteFile.Query(Path, "SELECT count(*) > 3 FROM journal WHERE type = 'personal.erased'").ShouldBe(["1"]);
        SqliteFile.Query(Path, "SELECT epoch FROM epoch").ShouldBe(["2"]);
    }

    [Theory]
    [InlineData("epoch", "UPDATE epoch SET epoch = epoch - 1")]
    [InlineData("epoch", "DELETE FROM epoch")]
    [InlineData("epoch", "UPDATE epoch SET centre = 'other'")]
    [InlineData("epoch", "INSERT INTO epoch VALUES ('other', 1)")]
    [InlineData("epoch", "UPDATE epoch SET epoch = 9223372036854775807")]
    public Task Verify_Epochs_AreHeldAgainstTheEvents(string what, string sql) => ShouldFindAsync(what, sql);

    [Theory]
    [InlineData("schema", "CREATE TRIGGER silent AFTER INSERT ON journal BEGIN DELETE FROM journal WHERE sequence = new.sequence - 1; END")]
    [InlineData("schema", "CREATE INDEX journal_type ON journal (type)")]
    [InlineData("schema", "CREATE TABLE notes (text TEXT)")]
    [InlineData("schema", "CREATE VIEW people AS SELECT text FROM personal")]
    [InlineData("schema", "DROP INDEX grain_due")]
    [InlineData("schema", "DROP INDEX grain_open; CREATE INDEX grain_open ON grain (kind, centre, since) WHERE is_open = 1 AND urgency = 3")]
    [InlineData("schema", "DROP INDEX journal_grain; CREATE INDEX journal_grain ON journal (grain, version)")]
    [InlineData("schema", "ALTER TABLE grain ADD COLUMN secret TEXT")]
    [InlineData("schema", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'is_open = 1', 'is_open = 0') WHERE name = 'grain_due' OR name = 'grain_open'")]
    public Task Verify_Schema_IsThatOfThisProgram(string what, string sql) => ShouldFindAsync(what, sql);

    [Theory]
    [InlineData("links", "INSERT INTO grain_link VALUES (9999, 0, 'desk', NULL)")]
    [InlineData("row: link count", "UPDATE grain SET links = 3 WHERE number = (SELECT max(number) FROM grain WHERE links = 0)")]
    [InlineData("row: link count", "UPDATE grain SET links = 0 WHERE number = (SELECT max(grain) FROM grain_link)")]
    [InlineData("row: link count", "UPDATE grain_link SET position = 4 WHERE grain = (SELECT max(grain) FROM grain_link)")]
    [InlineData("row: link count", "UPDATE grain_link SET staff = '' WHERE grain = (SELECT max(grain) FROM grain_link)")]
    [InlineData("row: links", "UPDATE grain_link SET department = 'desk' WHERE grain = (SELECT max(grain) FROM grain_link)")]
    [InlineData("row: links", "UPDATE grain_link SET staff = 'nobody' WHERE grain = (SELECT max(grain) FROM grain_link)")]
    public Task Verify_Links_AreThoseOfTheRow(string what, string sql) => ShouldFindAsync(what, sql);

    [Theory]
    [InlineData("personal text", "INSERT INTO personal VALUES (9999, x'00', '{}')")]
    [InlineData("personal digest", "UPDATE personal SET text = replace(text, 'Citizen', 'Somebody') WHERE sequence = (SELECT max(sequence) FROM personal WHERE text LIKE '%Citizen%')")]
    [InlineData("personal digest", "UPDATE personal SET salt = x'01' WHERE sequence = (SELECT max(sequence) FROM personal)")]
    [InlineData("personal digest", "UPDATE personal SET sequence = (SELECT max(sequence) FROM journal WHERE personal_digest IS NULL) WHERE sequence = (SELECT max(sequence) FROM personal)")]
    [InlineData("personal text", "DELETE FROM personal_index; DELETE FROM personal WHERE sequence = (SELECT max(sequence) FROM personal WHERE text LIKE '%Citizen%')")]
    [InlineData("personal text", "DELETE FROM personal_index; DELETE FROM personal WHERE sequence = (SELECT sequence FROM journal WHERE type = 'personal.read' ORDER BY sequence LIMIT 1)")]
    [InlineData("personal digest", "INSERT INTO personal SELECT sequence, x'00', '{}' FROM journal WHERE personal_digest IS NOT NULL AND sequence NOT IN (SELECT sequence FROM personal) LIMIT 1")]
    [InlineData("personal index", "DELETE FROM personal WHERE sequence = (SELECT min(sequence) FROM personal_index)")]
    [InlineData("hash", "UPDATE journal SET payload = replace(payload, '[1]', '[1,2]') WHERE type = 'personal.erased'")]
    [InlineData("version", "DELETE FROM journal WHERE type = 'personal.erased'")]
    public Task Verify_PersonalText_BelongsToItsEvent(string what, string sql) => ShouldFindAsync(what, sql);

    [Theory]
    [InlineData("hash", "UPDATE journal SET payload = replace(payload, 'anna', 'eve') WHERE sequence = (SELECT max(sequence) FROM journal WHERE payload LIKE '%anna%')")]
    [InlineData("hash", "UPDATE journal SET at = at + 1 WHERE sequence = 40")]
    [InlineData("hash", "UPDATE journal SET actor_id = 'eve' WHERE sequence = 40")]
    [InlineData("hash", "UPDATE journal SET command_key = randomblob(16) WHERE sequence = (SELECT max(sequence) FROM journal WHERE command_key IS NOT NULL)")]
    [InlineData("hash", "UPDATE journal SET command_status = 'closed' WHERE sequence = (SELECT max(sequence) FROM journal WHERE command_key IS NOT NULL)")]
    [InlineData("hash", "UPDATE journal SET personal_digest = NULL WHERE sequence = (SELECT max(sequence) FROM personal); DELETE FROM personal WHERE sequence = (SELECT max(sequence) FROM personal)")]
    [InlineData("store", "UPDATE journal SET command_key = x'00' WHERE sequence = (SELECT max(sequence) FROM journal WHERE command_key IS NOT NULL)")]
    [InlineData("installation", "DELETE FROM installation")]
    [InlineData("store", "UPDATE journal SET actor_kind = actor_kind + 256 WHERE sequence = 40")]
    [InlineData("store", "UPDATE journal SET kind = kind + 4294967296 WHERE sequence = 40")]
    [InlineData("sequence", "DELETE FROM personal_index WHERE sequence IN (SELECT sequence FROM journal WHERE grain = 20); DELETE FROM personal WHERE sequence IN (SELECT sequence FROM journal WHERE grain = 20); DELETE FROM grain_link WHERE grain = 20; DELETE FROM journal WHERE grain = 20; DELETE FROM grain WHERE number = 20")]
    [InlineData("sequence", "UPDATE grain SET number = 9999 WHERE number = 20; UPDATE journal SET grain = 9999 WHERE grain = 20; UPDATE grain_link SET grain = 9999 WHERE grain = 20")]
    [InlineData("version", "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal WHERE version = 2)")]
    [InlineData("row: version", "DELETE FROM personal WHERE sequence = (SELECT max(sequence) FROM journal); DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)")]
    public Task Verify_Events_AreChainedAndGapless(string what, string sql) => ShouldFindAsync(what, sql);

    [Theory]
    [InlineData("store", "UPDATE grain SET is_open = 2 WHERE number = 20")]
    [InlineData("store", "UPDATE grain SET urgency = urgency + 4294967296 WHERE number = 20")]
    [InlineData("row: open", "UPDATE grain SET is_open = 1 - is_open WHERE number = 20")]
    [InlineData("row: status", "UPDATE grain SET status = 'completed' WHERE number = (SELECT max(number) FROM grain WHERE is_open = 1 AND kind = 1)")]
    [InlineData("row: since", "UPDATE grain SET since = since + 1 WHERE number = 20")]
    [InlineData("row: due", "UPDATE grain SET due = due + 1 WHERE number = (SELECT max(number) FROM grain WHERE due IS NOT NULL)")]
    [InlineData("row: staff", "UPDATE grain SET staff = 'nobody' WHERE number = 20")]
    [InlineData("row: centre", "UPDATE grain SET centre = 'other' WHERE number = 20")]
    [InlineData("row", "DELETE FROM grain WHERE number = 20")]
    public Task Verify_Rows_EqualTheirEvents(string what, string sql) => ShouldFindAsync(what, sql);

    [Fact]
    public async Task Verify_SequencesOfFirstEventsSwapped_IsFound()
    {
        await WriteAsync();
        var first = SqliteFile.Query(Path, "SELECT sequence FROM journal WHERE version = 1 AND kind = 1 AND personal_digest IS NULL ORDER BY sequence LIMIT 2");

        (await VerifyAsync(Swap(first))).First.ShouldNotBeNull().What.ShouldBe("sequence");
    }

    [Fact]
    public async Task Verify_SequencesOfOneGrainSwapped_IsFound()
    {
        await WriteAsync();
        var events = SqliteFile.Query(Path, "SELECT sequence FROM journal WHERE grain = (SELECT max(number) FROM grain WHERE version > 2) AND version > 1 ORDER BY sequence LIMIT 2");

        (await VerifyAsync(Swap(events))).First.ShouldNotBeNull().What.ShouldBeOneOf("sequence", "personal digest");
    }

    private static string Swap(IReadOnlyList<string> two) =>
        $"UPDATE journal SET sequence = -1 WHERE sequence = {two[0]}; UPDATE journal SET sequence = {two[0]} WHERE sequence = {two[1]}; UPDATE journal SET sequence = {two[1]} WHERE sequence = -1";

    private async Task ShouldFindAsync(string what, string sql)
    {
        var report = await VerifyAsync(sql);

        var first = report.First.ShouldNotBeNull();
        first.What.Split(" of centre ")[0].ShouldBe(what, first.ToString());
    }

    private async Task<VerifyReport> VerifyAsync(string sql)
    {
        await WriteAsync();
        SqliteFile.Execute(Path, $"PRAGMA foreign_keys = OFF; {sql}");
        await using var journal = await SqliteFile.OpenAsync(Path);
        return await JournalVerifier.VerifyAsync(journal, TestKinds.Replays);
    }

    private async Task WriteAsync()
    {
        if (!File.Exists(Path))
        {
            await File.WriteAllBytesAsync(Path, hall.Bytes);
        }
    }
}
