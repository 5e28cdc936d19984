using Coordination.Departments;
using Coordination.Journal;
using Coordination.Sqlite.Reading;
using Coordination.Sqlite.Storage;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>What each kind of query walks along: an index in order, never the whole table.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Rows/open", "SEARCH grain USING INDEX grain_open (kind=? AND centre=? AND since>?)")]
    [InlineData("Rows/closed", "SEARCH grain USING INDEX grain_closed (kind=? AND centre=? AND since>?)")]
    [InlineData("Rows/open-at-department", "SEARCH grain USING INDEX grain_department (kind=? AND centre=? AND department=? AND since>?)")]
    [InlineData("Rows/open-held", "SEARCH grain USING INDEX grain_staff (kind=? AND centre=? AND staff=? AND since>?)")]
    [InlineData("Rows/open-linked-department", "SEARCH grain USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("Rows/open-linked-staff", "SEARCH grain USING INTEGER PRIMARY KEY (rowid=?)")]
    [InlineData("Rows/open-linked-department", "SEARCH grain_link USING COVERING INDEX link_department (department=?)")]
    [InlineData("Rows/open-linked-staff", "SEARCH grain_link USING COVERING INDEX link_staff (staff=?)")]
    [InlineData("Rows/due", "SEARCH grain USING INDEX grain_due (kind=? AND centre=? AND due>? AND due<?)")]
    [InlineData("Read/row", "SEARCH grain USING INDEX grain_key (kind=? AND id=?)")]
    [InlineData("Read/history", "SEARCH journal USING INDEX journal_grain (grain=? AND version>?)")]
    [InlineData("Read/commands", "SEARCH journal USING INDEX journal_grain (grain=?)")]
    [InlineData("Read/feed", "SEARCH journal USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData("Read/last-sequence", "SEARCH journal")]
    [InlineData("Read/open-requests", "SEARCH grain USING INDEX grain_open (kind=? AND centre=?)")]
    [InlineData("Read/count-by-status", "SEARCH grain USING COVERING INDEX grain_closed (kind=? AND centre=?)")]
    [InlineData("Read/centres", "SEARCH grain USING COVERING INDEX grain_open (kind=? AND centre>?)")]
    [InlineData("Read/keys", "SCAN grain USING COVERING INDEX grain_key")]
    [InlineData("Read/all-events", "SCAN journal USING INDEX journal_grain")]
    [InlineData("Write/find-grain", "SEARCH grain USING INDEX grain_key (kind=? AND id=?)")]
    [InlineData("Write/find-epoch", "SEARCH epoch USING PRIMARY KEY (centre=?)")]
    [InlineData("Write/delete-links", "SEARCH grain_link USING PRIMARY KEY (grain=?)")]
    [InlineData("Write/update-grain", "SEARCH grain USING INTEGER PRIMARY KEY (rowid=?)")]
    public async Task Plan_OfAStatement_UsesItsIndex(string name, string expected)
    {
        var plan = await ExplainAsync(name);

        plan.ShouldContain(step => step.StartsWith(expected, StringComparison.Ordinal), string.Join('\n', plan));
        if (!name.StartsWith("Read/", StringComparison.Ordinal) && !name.Contains("linked", StringComparison.Ordinal))
        {
            plan.ShouldNotContain(step => step.StartsWith("SCAN grain", StringComparison.Ordinal) || step == "USE TEMP B-TREE FOR ORDER BY");
        }
    }

    [Fact]
    public void Streams_OfEveryQuery_HaveATestedPlan()
    {
        RowQuery[] queries =
        [
            new(), new() { Order = RowOrder.Due }, new() { IsOpen = true }, new() { IsOpen = false },
            new() { Department = new DepartmentId("d") }, new() { Staff = new StaffId("s") },
        ];

        queries.SelectMany(RowPager.Streams).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            SqlText.Names("Rows/").Where(name => name != "Rows/filters"));
    }

    private async Task<List<string>> ExplainAsync(string name)
    {
        await using (await SqliteFile.OpenAsync(Path))
        {
        }

        using var database = Database.Open(Path, readOnly: true, TimeSpan.Zero);
        var texts = new TextPool();
        return database.StatementOf("EXPLAIN QUERY PLAN " + SqlText.Get(name)).ReadAll(row => texts.Get(row.Bytes(3)));
    }
}
