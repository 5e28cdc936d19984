using System.Text;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

/// <summary>Rows that were changed behind the journal's back, and texts that cannot be kept.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class DamageTests(PostgresFixture postgres)
{
    private readonly PostgresJournalOptions _options = postgres.NewOptions();

    [NeedFact]
    public async Task VerifyAsync_TamperedWith_NamesWhat()
    {
        (string Sql, string What)[] damages =
        [
            ("UPDATE {schema}.journal SET payload = '{'::bytea WHERE sequence = 5", "hash"),
            ("UPDATE {schema}.journal SET at = at + 1 WHERE sequence = 5", "hash"),
            ("UPDATE {schema}.journal SET hash = '\\x00'::bytea WHERE sequence = 5", "store"),
            ("UPDATE {schema}.journal SET at = 9223372036854775807 WHERE sequence = 5", "store"),
            ("UPDATE {schema}.journal SET id = 'x' WHERE sequence = 5", "store"),
            ("DELETE FROM {schema}.journal WHERE sequence = 5", "events"),
            ("DELETE FROM {schema}.grain WHERE number = 5", "row"),
            ("UPDATE {schema}.grain SET state = '{\"version\":2'::bytea WHERE number = 5", "row: state, byte 11"),
            ("UPDATE {schema}.grain SET due = 5 WHERE number = 5", "row: due"),
            ("UPDATE {schema}.grain SET centre = '!' WHERE number = 5", "store"),
            ("UPDATE {schema}.grain SET kind = 99 WHERE number = 5", "store"),
            ("UPDATE {schema}.grain SET links = 'd/' WHERE number = 5", "row: links"),
        ];
        foreach (var (sql, what) in damages)
        {
            var options = postgres.NewOptions();
            await using var journal = await WriteManyAsync(options, 9);
            await options.ExecuteAsync(sql);

            var report = await JournalVerifier.VerifyAsync(journal, SampleReplay.All);

            report.First.ShouldNotBeNull(sql).What.ShouldBe(what, sql);
            if (what != "store")
            {
                report.First.Grain.ShouldBe(SampleGrain.Request(4).Key);
                report.Grains.ShouldBe(9);
            }
        }
    }

    [NeedFact]
    public async Task ReadKeysAsync_RowLost_StillNamesTheGrain()
    {
        await using var journal = await WriteManyAsync(_options, 9);
        await _options.ExecuteAsync("DELETE FROM {schema}.grain WHERE number IN (1, 5, 9)");

        (await journal.ReadKeysAsync().ToListAsync()).ShouldBe(Enumerable.Range(0, 9).Select(i => SampleGrain.Request(i).Key));
    }

    [NeedFact]
    public async Task AppendAsync_RowAndEventsContradict_FailsAloneInItsGroup()
    {
        await using var journal = await WriteManyAsync(_options, 3);
        await _options.ExecuteAsync(
            "INSERT INTO {schema}.journal SELECT 100, 3, 2, at, kind, actor_kind, id, type, actor_id, hash, NULL, NULL, NULL, NULL, payload FROM {schema}.journal WHERE sequence = 3");
        var contradicted = SampleGrain.Request(2);
        contradicted.Next();
        SampleGrain[] grains = [SampleGrain.Request(10), contradicted, SampleGrain.Request(11), SampleGrain.Request(12)];

        var appends = grains.Select(grain => journal.AppendAsync(grain.Next()).AsTask()).ToList();
        await Task.WhenAll(appends.Select(append => append.ContinueWith(_ => { }, TaskScheduler.Default)));

        appends.Count(append => append.IsFaulted).ShouldBe(1);
        appends[1].Exception!.InnerException.ShouldBeOfType<JournalCorruptException>().Message.ShouldContain("contradicts itself");
    }

    [NeedFact]
    public async Task AppendAsync_TextThatCannotBeKept_IsRefusedByNameAndTheOthersAreNot()
    {
        await using var journal = await PostgresFixture.OpenAsync(_options);
        var good = SampleGrain.Request(1);
        (Append Append, string Part)[] bad =
        [
            (SampleGrain.Request(2).Next(happened: happened => happened with { By = new Actor(ActorKind.Citizen, "a\0b") }), "actor's id"),
            (SampleGrain.Request(2).Next(happened: happened => happened with { Type = "x\ud800" }), "type"),
            (SampleGrain.Request(2).Next(row => row with { Status = "\udc00x" }), "Row.Status"),
        ];

        var appends = bad.Select(item => (item.Part, Exception: Should.Throw<ArgumentException>(() => journal.AppendAsync(item.Append).AsTask()))).ToList();
        await journal.AppendAsync(good.Next(happened: happened => happened with { Payload = Encoding.UTF8.GetBytes("\"\0\""), By = new Actor(ActorKind.Citizen, "🎫") }));

        appends.ForEach(item => item.Exception.Message.ShouldContain(item.Part));
        (await journal.ReadHistoryAsync(good.Key).ToListAsync()).Single().Event.Payload.ToArray().ShouldBe("\"\0\""u8.ToArray());
    }

    private static async Task<PostgresJournal> WriteManyAsync(PostgresJournalOptions options, int count)
    {
        var journal = await PostgresFixture.OpenAsync(options);
        for (var i = 0; i < count; i++)
        {
            await journal.AppendAsync(SampleGrain.Request(i).Next());
        }

        return journal;
    }
}
