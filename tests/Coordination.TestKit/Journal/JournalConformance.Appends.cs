using System.Text;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    [NeedFact]
    public async Task AppendAsync_EveryFieldSet_ReadsBackEqual()
    {
        var grain = SampleGrain.Request(1);
        var append = grain.Next(
            row => row with
            {
                Department = new DepartmentId("licences"),
                Staff = new StaffId("anna"),
                Links = [new RowLink(new DepartmentId("registry"), new StaffId("bo.1")), new RowLink(new DepartmentId("archive"), null)],
                Status = "in-service",
                Urgency = Urgency.EspeciallyUrgent,
                Due = SampleGrain.Noon.AddHours(2).AddMicroseconds(7),
                Since = SampleGrain.Noon.AddMicroseconds(-3),
                State = Encoding.UTF8.GetBytes("""{"name":"zażółć 漢字 🎫"}"""),
            },
            happened => happened with
            {
                Type = "request.größe",
                At = SampleGrain.Noon.AddMicroseconds(123_456),
                By = new Actor(ActorKind.Citizen, "Łukasz 漢字 🎫"),
                Payload = Encoding.UTF8.GetBytes("""{"text":"zażółć"}"""),
                Personal = new PersonalText(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255 }, Encoding.UTF8.GetBytes("""{"name":"Ł"}""")),
                Command = new CommandStamp(SampleGrain.KeyOf("key/1"), new EventHash(1, 2, 3, ulong.MaxValue), "in-service"),
            });

        await Journal.AppendAsync(append);

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(append.Row);
        var entry = (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).ShouldHaveSingleItem();
        entry.Grain.ShouldBe(grain.Key);
        entry.Event.ShouldEqual(append.Events[0]);
    }

    [NeedFact]
    public async Task AppendAsync_EverythingEmpty_ReadsBackEqual()
    {
        var grain = new SampleGrain(GrainKey.Of(SampleGrain.Wola), SampleGrain.Wola);
        var append = grain.Next(
            row => row with { Status = "", State = ReadOnlyMemory<byte>.Empty },
            happened => happened with
            {
                By = new Actor(ActorKind.Engine, ""),
                Payload = ReadOnlyMemory<byte>.Empty,
                Personal = new PersonalText(ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty),
            });

        await Journal.AppendAsync(append);

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(append.Row);
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Single().Event.ShouldEqual(append.Events[0]);
    }

    [NeedFact]
    public async Task AppendAsync_LargeContents_ReadBackEqual()
    {
        var grain = SampleGrain.Request(1);
        var large = Encoding.UTF8.GetBytes("{\"text\":\"" + new string('€', 700_000) + "\"}");
        var append = grain.Next(row => row with { State = large }, happened => happened with { Payload = large, Type = new string('x', 2000) });

        await Journal.AppendAsync(append);

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(append.Row);
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Single().Event.ShouldEqual(append.Events[0]);
    }

    [NeedFact]
    public async Task AppendAsync_OldAndDistantTimes_ReadBackEqual()
    {
        var grain = SampleGrain.Request(1);
        var append = grain.Next(
            row => row with { Since = DateTimeOffset.MinValue, Due = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) },
            happened => happened with { At = new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(1) });

        await Journal.AppendAsync(append);

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(append.Row);
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Single().Event.ShouldEqual(append.Events[0]);
    }

    [NeedFact]
    public async Task AppendAsync_RowChangesEachColumn_ReadsTheLastRow()
    {
        var grain = await WriteAsync(SampleGrain.Request(1));
        Func<GrainRow, GrainRow>[] changes =
        [
            row => row with { Staff = new StaffId("anna") },
            row => row with { Department = new DepartmentId("d1"), Links = [new RowLink(new DepartmentId("d2"), null)] },
            row => row with { Links = [new RowLink(new DepartmentId("d3"), new StaffId("s")), new RowLink(new DepartmentId("d2"), null)] },
            row => row with { Urgency = Urgency.NotUrgent, Status = "x" },
            row => row with { Due = SampleGrain.Noon },
            row => row with { Staff = null },
            row => row with { Links = [] },
            row => row with { Since = row.Since.AddDays(1), Centre = new CentreId("other") },
            row => row with { IsOpen = false, Due = null, Department = null },
        ];

        foreach (var change in changes)
        {
            await WriteAsync(grain, change);
            (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        }

        await ReopenAsync();
        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
    }

    [NeedFact]
    public async Task AppendAsync_SeveralEvents_AreAllThereInOrder()
    {
        var grain = SampleGrain.Request(1);
        var append = grain.Next(count: 5);

        await Journal.AppendAsync(append);

        var history = await Journal.ReadHistoryAsync(grain.Key).ToListAsync();
        history.Select(entry => entry.Event.Version).ShouldBe([1, 2, 3, 4, 5]);
        history.Zip(append.Events).ToList().ForEach(pair => pair.First.Event.ShouldEqual(pair.Second));
    }

    [NeedFact]
    public async Task AppendAsync_RightVersionOfAnotherHistory_ConflictsAndWritesNothing()
    {
        var grain = await WriteAsync(SampleGrain.Request(1));
        var rival = SampleGrain.Request(1);
        rival.GoBackTo(grain.Row);
        var lost = rival.Next(happened: happened => happened with { By = new Actor(ActorKind.Citizen, "rival") });
        var next = rival.Next();
        await WriteAsync(grain);

        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(lost));
        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(next));

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        await ReopenAsync();
        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(next));
        (await Journal.ReadLastSequenceAsync()).ShouldBe(2);
    }

    [NeedFact]
    public async Task AppendAsync_WrongVersion_ConflictsAndWritesNothing()
    {
        var grain = await WriteAsync(SampleGrain.Request(1));
        var stale = SampleGrain.Request(1);
        var ahead = SampleGrain.Request(1);
        ahead.Next(count: 2);

        var again = await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(stale.Next()));
        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(ahead.Next()));
        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(Unwritten(2, 1).Next()));

        again.Grain.ShouldBe(grain.Key);
        again.Expected.ShouldBe(0);
        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        (await Journal.ReadLastSequenceAsync()).ShouldBe(1);
        (await Journal.ReadRowAsync(SampleGrain.Request(2).Key)).ShouldBeNull();
    }

    [NeedFact]
    public async Task AppendAsync_AfterAConflict_TheNextRightOneIsTaken()
    {
        var grain = await WriteAsync(SampleGrain.Request(1));
        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(SampleGrain.Request(1).Next()));

        await WriteAsync(grain);

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
    }

    [NeedFact]
    public async Task AppendAsync_OneOfAGrainFails_TheLaterOnesFailToo()
    {
        var grain = await WriteAsync(SampleGrain.Request(1));
        var written = grain.Row;
        var conflicting = Unwritten(1, 5);

        var appends = new[] { conflicting.Next(), conflicting.Next(), conflicting.Next() }.Select(append => Journal.AppendAsync(append).AsTask()).ToList();

        foreach (var append in appends)
        {
            await Should.ThrowAsync<VersionConflictException>(() => append);
        }

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(written);
    }

    [NeedFact]
    public async Task AppendAsync_HandedOverTogether_FailAndSucceedEachForItself()
    {
        await WriteAsync(SampleGrain.Request(50));
        var appends = Enumerable.Range(0, 100).Select(i => Journal.AppendAsync(SampleGrain.Request(i).Next()).AsTask()).ToList();

        await Should.ThrowAsync<VersionConflictException>(() => appends[50]);
        await Task.WhenAll(appends.Where((_, i) => i != 50));

        (await Journal.ReadKeysAsync().ToListAsync()).Count.ShouldBe(100);
    }

    [NeedFact]
    public async Task AppendAsync_OfOneGrainPipelined_CommitInOrder()
    {
        var grain = SampleGrain.Request(1);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Journal.AppendAsync(grain.Next()).AsTask()).ToList());

        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Select(entry => entry.Event.Version).ShouldBe(Enumerable.Range(1, 50).Select(i => (long)i));
    }

    [NeedFact]
    public async Task AppendAsync_SameIdOfAnotherKind_IsAnotherGrain()
    {
        var centre = await WriteAsync(new SampleGrain(GrainKey.Of(SampleGrain.Wola), SampleGrain.Wola));
        var plan = await WriteAsync(new SampleGrain(GrainKey.OfPlan(SampleGrain.Wola), SampleGrain.Wola), row => row with { Status = "published" });

        (await Journal.ReadRowAsync(centre.Key)).ShouldEqual(centre.Row);
        (await Journal.ReadRowAsync(plan.Key)).ShouldEqual(plan.Row);
    }

    [NeedFact]
    public void AppendAsync_ImpossibleAppend_IsRefusedByName()
    {
        var grain = SampleGrain.Request(1);
        var (good, later) = (grain.Next(), grain.Erase(1));
        (Append Append, string Part)[] bad =
        [
            (good with { Events = [] }, "Events"),
            (good with { ExpectedVersion = 1 }, "Events"),
            (good with { ExpectedVersion = -1 }, "ExpectedVersion"),
            (good with { Row = good.Row with { Version = 2 } }, "Row.Version"),
            (good with { Row = good.Row with { Hash = default } }, "Row.Hash"),
            (good with { Row = good.Row with { Key = default } }, "Row.Key"),
            (good with { Row = good.Row with { Links = default } }, "Row.Links"),
            (good with { Events = [good.Events[0] with { At = SampleGrain.Noon.AddTicks(1) }] }, "microseconds"),
            (good with { Erased = [1] }, "Erased"),
            (good with { Erased = default }, "Erased"),
            (later with { Erased = [2] }, "Erased"),
            (later with { Erased = [1, 1] }, "Erased"),
            (later with { Erased = [0] }, "Erased"),
            (good with { Events = [good.Events[0] with { Personal = new PersonalText(default, default) }] }, "digest"),
        ];

        foreach (var (append, part) in bad)
        {
            Should.Throw<ArgumentException>(() => Journal.AppendAsync(append).AsTask()).Message.ShouldContain(part);
        }
    }

    [NeedFact]
    public async Task AppendAsync_ManyGrainsFromManyTasks_AllAreThere()
    {
        var grains = Enumerable.Range(0, 1000).Select(i => SampleGrain.Request(i)).ToList();

        await Parallel.ForEachAsync(grains, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (grain, _) =>
        {
            for (var i = 0; i < 3; i++)
            {
                await WriteAsync(grain);
            }
        });

        (await Journal.ReadFeedAsync(0, 5000)).Count.ShouldBe(3000);
        foreach (var grain in grains)
        {
            (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        }
    }

    private static SampleGrain Unwritten(int number, int version)
    {
        var grain = SampleGrain.Request(number);
        grain.Next(count: version);
        return grain;
    }
}
