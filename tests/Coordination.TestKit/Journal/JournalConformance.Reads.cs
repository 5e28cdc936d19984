using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    [NeedFact]
    public async Task Reads_EmptyJournal_FindNothing()
    {
        (await Journal.ReadRowAsync(SampleGrain.Request(1).Key)).ShouldBeNull();
        (await Journal.ReadHistoryAsync(SampleGrain.Request(1).Key).ToListAsync()).ShouldBeEmpty();
        (await Journal.ReadCommandsAsync(SampleGrain.Request(1).Key)).ShouldBeEmpty();
        (await Journal.ReadFeedAsync(0, 10)).ShouldBeEmpty();
        (await Journal.ReadLastSequenceAsync()).ShouldBe(0);
        (await Journal.ReadKeysAsync().ToListAsync()).ShouldBeEmpty();
        (await Journal.ReadGrainsAsync().ToListAsync()).ShouldBeEmpty();
        (await Journal.ReadOpenRequestsAsync(SampleGrain.Wola).ToListAsync()).ShouldBeEmpty();
        (await Journal.QueryAsync(new RowQuery())).Rows.ShouldBeEmpty();
        (await Journal.CountByStatusAsync(SampleGrain.Wola, GrainKind.Request)).ShouldBeEmpty();
        await Journal.CheckAsync();
    }

    [NeedFact]
    public async Task ReadLinksAsync_FromAnywhere_GivesWhatTheFeedGives()
    {
        for (var i = 0; i < 7; i++)
        {
            await Journal.AppendAsync(SampleGrain.Request(i).Next(count: 100));
        }

        var feed = (await Journal.ReadFeedAsync(0, 1000)).Select(entry => new JournalLink(entry.Sequence, entry.Event.Hash)).ToList();

        feed.Count.ShouldBe(700);
        (await Journal.ReadLinksAsync().ToListAsync()).ShouldBe(feed);
        (await Journal.ReadLinksAsync(feed[400].Sequence).ToListAsync()).ShouldBe(feed[401..]);
    }

    [NeedFact]
    public async Task InspectAsync_UsedJournal_FindsNothingAndKnowsItsEpochs()
    {
        await Journal.AppendAsync(SampleGrain.Request(1).Next(row => row with { Links = [new RowLink(new DepartmentId("legal"), null)], Department = new DepartmentId("desk") }));
        await Journal.TakeEpochAsync(SampleGrain.Wola);
        await Journal.TakeEpochAsync(SampleGrain.Wola);

        (await Journal.InspectAsync().ToListAsync()).ShouldBeEmpty();
        (await Journal.ReadEpochsAsync()).ShouldBe([new(SampleGrain.Wola, new Epoch(2))]);
    }

    [NeedFact]
    public async Task ReadHistoryAsync_AfterAVersion_GivesTheRestInOrder()
    {
        var grain = SampleGrain.Request(1);
        for (var i = 0; i < 70; i++)
        {
            await Journal.AppendAsync(grain.Next(count: 10));
        }

        (await Journal.ReadHistoryAsync(grain.Key, 3).ToListAsync()).Select(entry => entry.Event.Version)
            .ShouldBe(Enumerable.Range(4, 697).Select(i => (long)i));
        (await Journal.ReadHistoryAsync(grain.Key, 700).ToListAsync()).ShouldBeEmpty();
    }

    [NeedFact]
    public async Task ReadCommandsAsync_KeyedAndUnkeyed_GivesTheStampsByVersion()
    {
        var grain = SampleGrain.Request(1);
        CommandStamp[] stamps = [new(SampleGrain.KeyOf("a"), new EventHash(1, 0, 0, 0), "waiting"), new(SampleGrain.KeyOf("b"), new EventHash(2, 0, 0, 0), "cancelled")];
        await Journal.AppendAsync(grain.Next(count: 2, happened: happened => happened.Version == 2 ? happened with { Command = stamps[0] } : happened));
        await Journal.AppendAsync(grain.Next());
        await Journal.AppendAsync(grain.Next(happened: happened => happened with { Command = stamps[1] }));

        await ReopenAsync();

        (await Journal.ReadCommandsAsync(grain.Key)).ShouldBe([(2, stamps[0]), (4, stamps[1])]);
    }

    [NeedFact]
    public async Task ReadFeedAsync_InSteps_GivesEveryEventOnce()
    {
        var grains = Enumerable.Range(0, 10).Select(i => SampleGrain.Request(i)).ToList();
        for (var i = 0; i < 50; i++)
        {
            await Journal.AppendAsync(grains[i % 10].Next(count: 1 + (i % 3)));
        }

        var seen = new List<JournalEntry>();
        while (await Journal.ReadFeedAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 7) is { Count: > 0 } page)
        {
            page.Count.ShouldBeLessThanOrEqualTo(7);
            seen.AddRange(page);
        }

        seen.Select(entry => entry.Sequence).ShouldBeInOrder(SortDirection.Ascending);
        seen.Select(entry => (entry.Grain, entry.Event.Version)).Distinct().Count().ShouldBe(grains.Sum(grain => (int)grain.Row.Version));
        seen[^1].Sequence.ShouldBe(await Journal.ReadLastSequenceAsync());
    }

    [NeedFact]
    public async Task ReadFeedAsync_WhileManyWrite_LeavesNothingOut()
    {
        const int Writers = 16;
        const int Each = 50;
        var writing = Parallel.ForEachAsync(Enumerable.Range(0, Writers), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (i, _) =>
        {
            var grain = SampleGrain.Request(i);
            for (var n = 0; n < Each; n++)
            {
                await WriteAsync(grain);
            }
        });

        var seen = new List<JournalEntry>();
        while (seen.Count < Writers * Each && !writing.IsFaulted)
        {
            var page = await Journal.ReadFeedAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 100);
            seen.AddRange(page);
            if (page.Count == 0)
            {
                await Task.Yield();
            }
        }

        await writing;
        foreach (var group in seen.GroupBy(entry => entry.Grain))
        {
            group.Select(entry => entry.Event.Version).ShouldBe(Enumerable.Range(1, Each).Select(version => (long)version));
        }
    }

    [NeedFact]
    public async Task Committed_AfterEachAppend_TellsAReadableSequence()
    {
        var told = new List<long>();
        Journal.Committed += sequence =>
        {
            lock (told)
            {
                told.Add(sequence);
            }
        };

        for (var i = 0; i < 20; i++)
        {
            await WriteAsync(SampleGrain.Request(i));
        }

        await ReopenAsync();
        lock (told)
        {
            told.ShouldBeInOrder(SortDirection.Ascending);
            told[^1].ShouldBe(20);
        }
    }

    [NeedFact]
    public async Task ReadOpenRequestsAsync_OpenAndClosed_GivesTheOpenOnesBySubmissionAndId()
    {
        var random = new Random(5);
        var expected = new List<GrainRow>();
        foreach (var i in Enumerable.Range(0, 600).OrderBy(_ => random.Next()).ToList())
        {
            var grain = SampleGrain.Request(i, i % 7 == 0 ? new CentreId("other") : null);
            await WriteAsync(grain, row => row with { Since = SampleGrain.Noon.AddSeconds(random.Next(60)), IsOpen = i % 3 != 0 });
            expected.Add(grain.Row);
        }

        await WriteAsync(new SampleGrain(GrainKey.Of(SampleGrain.Wola), SampleGrain.Wola));

        var open = await Journal.ReadOpenRequestsAsync(SampleGrain.Wola).ToListAsync();

        open.Select(row => row.Key).ShouldBe(expected
            .Where(row => row.IsOpen && row.Centre == SampleGrain.Wola)
            .OrderBy(row => row.Since)
            .ThenBy(row => row.Key.Id, StringComparer.Ordinal)
            .Select(row => row.Key));
    }

    [NeedFact]
    public async Task ReadKeysAsync_SeveralKinds_GivesEachOnceByKey()
    {
        SampleGrain[] grains =
        [
            SampleGrain.Request(2), new(GrainKey.OfPlan(SampleGrain.Wola), SampleGrain.Wola), SampleGrain.Request(1),
            new(GrainKey.Of(SampleGrain.Wola), SampleGrain.Wola),
        ];
        foreach (var grain in grains)
        {
            await WriteAsync(grain);
            await WriteAsync(grain);
        }

        (await Journal.ReadKeysAsync().ToListAsync()).ShouldBe([grains[2].Key, grains[0].Key, grains[3].Key, grains[1].Key]);
    }

    [NeedFact]
    public async Task ReadLatestClosedAsync_OpenAndClosed_GivesTheClosedOnesOfTheCentreNewestFirst()
    {
        var expected = new List<GrainRow>();
        for (var i = 0; i < 60; i++)
        {
            var grain = SampleGrain.Request(i, i % 7 == 0 ? new CentreId("other") : null);
            await WriteAsync(grain, row => row with { Since = SampleGrain.Noon.AddSeconds(i / 5), IsOpen = i % 3 == 0 });
            expected.Add(grain.Row);
        }

        var closed = await Journal.ReadLatestClosedAsync(SampleGrain.Wola, 25);

        closed.Select(row => row.Key).ShouldBe(expected
            .Where(row => !row.IsOpen && row.Centre == SampleGrain.Wola)
            .OrderByDescending(row => row.Since)
            .ThenByDescending(row => row.Key.Id, StringComparer.Ordinal)
            .Take(25)
            .Select(row => row.Key));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Journal.ReadLatestClosedAsync(SampleGrain.Wola, 0));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Journal.ReadLatestClosedAsync(SampleGrain.Wola, 1001));
    }

    [NeedFact]
    public async Task ReadVersionsAsync_InPages_GivesEveryGrainOfTheKindByIdWithItsVersion()
    {
        var halls = Enumerable.Range(10, 25).Select(n => new CentreId($"hall-{n}")).ToList();
        foreach (var hall in halls.AsEnumerable().Reverse())
        {
            var plan = new SampleGrain(GrainKey.OfPlan(hall), hall);
            await Journal.AppendAsync(plan.Next(count: 1 + halls.IndexOf(hall)));
            await WriteAsync(new SampleGrain(GrainKey.Of(hall), hall));
        }

        var (read, after) = (new List<GrainVersion>(), (string?)null);
        IReadOnlyList<GrainVersion> page;
        do
        {
            page = await Journal.ReadVersionsAsync(GrainKind.Plan, after, 10);
            read.AddRange(page);
            after = page[^1].Grain.Id;
        }
        while (page.Count == 10);

        read.ShouldBe(halls.Select((hall, n) => new GrainVersion(GrainKey.OfPlan(hall), 1 + n)));
        (await Journal.ReadVersionsAsync(GrainKind.Plan, after, 10)).ShouldBeEmpty();
        (await Journal.ReadVersionsAsync(GrainKind.Staff, null, 10)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Journal.ReadVersionsAsync(GrainKind.Plan, null, 0));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Journal.ReadVersionsAsync(GrainKind.Plan, null, 1001));
    }

    [NeedFact]
    public async Task ReadOpenHallsAsync_HallsOfEveryKind_GivesThoseWithOpenRequestsAndWhatIsDueThereFirst()
    {
        (await Journal.ReadOpenHallsAsync()).ShouldBeEmpty();
        CentreId closed = new("closed"), due = new("due"), planned = new("planned"), undue = new("undue");
        await WriteAsync(new SampleGrain(GrainKey.OfPlan(planned), planned));
        await WriteAsync(SampleGrain.Request(1, undue));
        await Journal.AppendAsync(SampleGrain.Request(2, closed).Next(row => row with { IsOpen = false, Status = "completed", Due = SampleGrain.Noon }));
        foreach (var (number, minutes) in new[] { (3, 30), (4, 20), (5, 40) })
        {
            await Journal.AppendAsync(SampleGrain.Request(number, due).Next(row => row with { Due = SampleGrain.Noon.AddMinutes(minutes) }));
        }

        await WriteAsync(SampleGrain.Request(6, due));
        await Journal.AppendAsync(SampleGrain.Request(7, due).Next(row => row with { IsOpen = false, Status = "completed", Due = SampleGrain.Noon }));

        (await Journal.ReadOpenHallsAsync()).ShouldBe([new OpenHall(due, SampleGrain.Noon.AddMinutes(20)), new OpenHall(undue, null)]);
    }

    [NeedFact]
    public async Task ReadGrainsAsync_SeveralGrains_GivesRowsAndEventsInOrderOfCreation()
    {
        var grains = Enumerable.Range(0, 300).Select(i => SampleGrain.Request(1000 - i)).ToList();
        foreach (var grain in grains.Concat(grains))
        {
            await Journal.AppendAsync(grain.Next(count: 2));
        }

        var read = await Journal.ReadGrainsAsync().ToListAsync();

        read.Select(grain => grain.Grain).ShouldBe(grains.Select(grain => grain.Key));
        foreach (var (history, grain) in read.Zip(grains))
        {
            history.Row.ShouldEqual(grain.Row);
            history.Events.Select(happened => happened.Version).ShouldBe([1, 2, 3, 4]);
            history.Events[^1].Hash.ShouldBe(grain.Row.Hash);
        }
    }

    [NeedFact]
    public async Task Reopening_AfterWrites_FindsEverything()
    {
        var grain = SampleGrain.Request(1);
        await WriteAsync(grain);
        await WriteAsync(grain);

        await ReopenAsync();

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Count.ShouldBe(2);
        await WriteAsync(grain);
        (await Journal.ReadLastSequenceAsync()).ShouldBe(3);
    }

    [NeedFact]
    public async Task DisposeAsync_WithAppendsWaiting_CommitsThem()
    {
        var appends = Enumerable.Range(0, 200).Select(i => Journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask()).ToList();

        await ReopenAsync();

        await Task.WhenAll(appends);
        (await Journal.ReadLastSequenceAsync()).ShouldBe(200);
    }

    [NeedFact]
    public async Task Reads_Cancelled_Stop()
    {
        await WriteAsync(SampleGrain.Request(1));
        var cancelled = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.ReadRowAsync(default, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.ReadFeedAsync(0, 1, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.QueryAsync(new RowQuery(), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.TakeEpochAsync(SampleGrain.Wola, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.ReadKeysAsync(cancelled).ToListAsync());
        await Should.ThrowAsync<OperationCanceledException>(async () => await Journal.ReadGrainsAsync(cancelled).ToListAsync());
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Journal.ReadHistoryAsync(SampleGrain.Request(1).Key, 0, cancelled).ToListAsync());
    }
}
