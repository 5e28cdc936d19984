using System.Globalization;
using Coordination.Centres;
using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.Queries.Sql;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.Testing.Queries;
using Coordination.TestKit.Needs;
using Shouldly;
using Xunit;

namespace Coordination.TestKit.Queries;

/// <summary>What every store of queries does: the same as the one in memory, page by page.</summary>
public abstract class QueryStoreConformance : IAsyncLifetime
{
    private static readonly CentreId Hall = new("hall-0");

    private IQueryStore? _store;

    private protected IQueryStore Store => _store!;

    /// <summary>The tables on the test's one database; called again after the one before was disposed.</summary>
    private protected abstract IQueryDatabase CreateDatabase();

    /// <summary>Makes empty tables elsewhere.</summary>
    private protected abstract ValueTask<IQueryDatabase> CreateAnotherAsync();

    private SqlQueryStore Create() => new(CreateDatabase());

    public virtual async Task InitializeAsync()
    {
        _store = Create();
        await _store.OpenAsync();
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    [NeedFact]
    public async Task ListAsync_AnyFilter_GivesPageByPageWhatTheOneInMemoryGives()
    {
        var (samples, memory) = await FillAsync(seed: 1);

        var (requests, handlings, audited) = (0, 0, 0);
        for (var trial = 0; trial < 150; trial++)
        {
            requests += await CompareAsync(samples.NextRequestFilter(), memory);
            handlings += await CompareAsync(samples.NextHandlingFilter(), memory);
            audited += await CompareAsync(samples.NextAuditFilter(), memory);
        }

        RequestId[] all = [.. (await memory.ListAsync(new RequestFilter { Centre = Hall, Limit = 1000 })).Rows.Select(row => row.Request)];
        var (handlers, expected) = (await Store.ReadHandlersAsync(all), await memory.ReadHandlersAsync(all));
        expected.Count.ShouldBeGreaterThan(10);
        handlers.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal).Select(one => $"{one.Key}: {string.Join(' ', one.Value)}")
            .ShouldBe(expected.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal).Select(one => $"{one.Key}: {string.Join(' ', one.Value)}"));
        (await Store.ReadHandlersAsync([])).ShouldBeEmpty();
        requests.ShouldBeGreaterThan(150);
        handlings.ShouldBeGreaterThan(150);
        audited.ShouldBeGreaterThan(150);
    }

    [NeedFact]
    public async Task SumAsync_AnyFilter_GivesWhatTheOneInMemoryGives()
    {
        var (samples, memory) = await FillAsync(seed: 5);

        var count = 0L;
        for (var trial = 0; trial < 150; trial++)
        {
            var filter = samples.NextFactFilter();
            var sums = await Store.SumAsync(filter);
            sums.ShouldBe(await memory.SumAsync(filter), ignoreOrder: true, filter.ToString());
            count += sums.Sum(sum => sum.Count);
        }

        count.ShouldBeGreaterThan(1_000);
    }

    [NeedFact]
    public async Task ReadStretchesAsync_AnyStretchOfTime_GivesWhatTheOneInMemoryGives()
    {
        var (samples, memory) = await FillAsync(seed: 6);

        var (atWork, busy) = (0, 0);
        for (var trial = 0; trial < 60; trial++)
        {
            var (centre, within) = samples.NextStretch();
            var (found, expected) = (new List<StaffStretch>(), new List<StaffStretch>());
            await Store.ReadStretchesAsync(centre, within, found.Add);
            await memory.ReadStretchesAsync(centre, within, expected.Add);
            found.ShouldBe(expected, ignoreOrder: true);
            found.Select(stretch => (stretch.Staff, stretch.From)).ShouldBe(expected.Select(stretch => (stretch.Staff, stretch.From)));
            atWork += found.Count(stretch => stretch.Presence is not null);
            busy += found.Count(stretch => stretch.Presence is null);
        }

        atWork.ShouldBeGreaterThan(60);
        busy.ShouldBeGreaterThan(60);
    }

    [NeedFact]
    public async Task TryApplyAsync_OfTwoThatFollowTheSamePart_OneWrites()
    {
        var part = new QuerySamples(2).NextBatch(changes: 20);
        await using var other = Create();
        await other.OpenAsync();

        var written = await Task.WhenAll(Task.Run(async () => await Store.TryApplyAsync(part)), Task.Run(async () => await other.TryApplyAsync(part)));

        written.Order().ShouldBe([false, true]);
        (await Store.ReadMarkAsync()).ShouldBe(part.To);
        (await Store.ListAsync(new RequestFilter { Centre = Hall })).Rows.Count.ShouldBe(part.Changes.Count(change => change.Summary.Centre == Hall));
    }

    [NeedFact]
    public async Task OpenAsync_Again_GoesOnWhereItWas()
    {
        var samples = new QuerySamples(3);
        var part = samples.NextBatch(changes: 20);
        await Store.TryApplyAsync(part);
        await Store.DisposeAsync();

        await InitializeAsync();

        (await Store.ReadMarkAsync()).ShouldBe(part.To);
        (await Store.TryApplyAsync(part)).ShouldBeFalse();
        (await Store.TryApplyAsync(samples.NextBatch(changes: 1))).ShouldBeTrue();
    }

    [NeedFact]
    public async Task ClearAsync_AfterParts_BeginsAgain()
    {
        var part = new QuerySamples(4).NextBatch(changes: 20);
        await Store.TryApplyAsync(part);

        await Store.ClearAsync();

        (await Store.ReadMarkAsync()).ShouldBe(default);
        (await Store.ListAsync(new RequestFilter { Centre = Hall })).Rows.ShouldBeEmpty();
        (await Store.ListAsync(new HandlingFilter { Centre = Hall })).Rows.ShouldBeEmpty();
        (await Store.ListAsync(new AuditFilter { Centre = Hall })).Rows.ShouldBeEmpty();
        (await Store.SumAsync(new FactFilter { Centre = Hall })).ShouldBeEmpty();
        await Store.ReadStretchesAsync(Hall, new TimeRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(500)), stretch => stretch.ShouldBe(default));
        (await Store.TryApplyAsync(part)).ShouldBeTrue();
    }

    [NeedFact]
    public async Task Verify_TablesThatDifferFromTheRecord_NameTheFirstRow()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        await hall.StaffAsync(TestPlans.Anna, new SignOn());
        var request = await hall.SubmitAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(1));
        await hall.ExecuteAsync(request, new CompleteItem(0, TestPlans.Anna), TestHall.By(TestPlans.Anna));
        await hall.SubmitAsync();
        await using var lists = CreateDatabase();
        foreach (var (tampering, row, difference) in ((string, string, string)[])
            [
                ("UPDATE {schema}query_handling SET ended = ended + 1", "query_handling", ": ended"),
                ("UPDATE {schema}query_request SET missed = 1 - missed", "query_request", ": missed"),
                ("UPDATE {schema}query_fact SET staff = 'boris' WHERE kind = 9", "query_fact", ": staff"),
                ("DELETE FROM {schema}query_audit WHERE event = 'staff.signed-on'", "query_audit", "found nothing"),
                ("DELETE FROM {schema}query_place", "query_place", "found nothing"),
                ("INSERT INTO {schema}query_presence (centre, staff, version, presence, begun) VALUES ('hall', 'zoe', 1, 1, 1)", "query_presence hall zoe 1", "expected nothing"),
                ("UPDATE {schema}query_mark SET hash = 'ab'", "how far they are", "another record"),
            ])
        {
            await Store.ClearAsync();
            var follower = new RecordFollower(hall.Journal, Store, entriesAtOnce: 3);
            while (await follower.FollowAsync(default) != 0)
            {
            }

            // What happens later is no difference.
            await hall.SubmitAsync();
            var sound = await VerifyAsync(hall, lists);
            sound.First.ShouldBeNull();
            sound.Rows.ShouldBeGreaterThan(10);

            await TamperAsync(lists, tampering);
            var differing = await VerifyAsync(hall, lists);
            differing.Differences.ShouldBeGreaterThan(0);
            differing.First!.ToString().ShouldContain(row);
            differing.First.ToString().ShouldContain(difference);
        }
    }

    private static async Task TamperAsync(IQueryDatabase lists, string tampering) => await lists.WriteAsync(
        async (connection, transaction) =>
        {
            await using var command = connection.Command(transaction, tampering.Replace("{schema}", lists.Schema, StringComparison.Ordinal), []);
            return await command.ExecuteNonQueryAsync();
        },
        default);

    private async Task<QueryVerification> VerifyAsync(TestHall hall, IQueryDatabase lists)
    {
        await using var another = await CreateAnotherAsync();
        return await new SqlQueryVerifier(hall.Journal, lists, another).VerifyAsync();
    }

    private async Task<(QuerySamples Samples, InMemoryQueryStore Memory)> FillAsync(int seed)
    {
        var (samples, memory) = (new QuerySamples(seed), new InMemoryQueryStore());
        for (var batch = 0; batch < 12; batch++)
        {
            var part = samples.NextBatch(changes: 25);
            (await Store.TryApplyAsync(part)).ShouldBeTrue();
            (await memory.TryApplyAsync(part)).ShouldBeTrue();
        }

        return (samples, memory);
    }

    private async Task<int> CompareAsync(RequestFilter filter, InMemoryQueryStore memory)
    {
        var count = 0;
        for (QueryPage<RequestSummary>? page = null; page is null || page.Next is not null;)
        {
            page = await Store.ListAsync(filter);
            var expected = await memory.ListAsync(filter);
            page.Rows.Select(Describe).ShouldBe(expected.Rows.Select(Describe), filter.ToString());
            page.Next.ShouldBe(expected.Next);
            count += page.Rows.Count;
            filter = filter with { After = page.Next };
        }

        return count;
    }

    private async Task<int> CompareAsync(HandlingFilter filter, InMemoryQueryStore memory)
    {
        var count = 0;
        for (QueryPage<Handling>? page = null; page is null || page.Next is not null;)
        {
            page = await Store.ListAsync(filter);
            var expected = await memory.ListAsync(filter);
            page.Rows.ShouldBe(expected.Rows, filter.ToString());
            page.Next.ShouldBe(expected.Next);
            count += page.Rows.Count;
            filter = filter with { After = page.Next };
        }

        return count;
    }

    private async Task<int> CompareAsync(AuditFilter filter, InMemoryQueryStore memory)
    {
        var count = 0;
        for (QueryPage<AuditEntry>? page = null; page is null || page.Next is not null;)
        {
            page = await Store.ListAsync(filter);
            var expected = await memory.ListAsync(filter);
            page.Rows.ShouldBe(expected.Rows, filter.ToString());
            page.Next.ShouldBe(expected.Next);
            count += page.Rows.Count;
            filter = filter with { After = page.Next };
        }

        return count;
    }

    private static string Describe(RequestSummary row) => string.Create(CultureInfo.InvariantCulture, $"{row with { Places = [] }} at {string.Join(' ', row.Places)}");
}
