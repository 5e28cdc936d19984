using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class JournalVerifierTests
{
    private readonly InMemoryStore _store = new();
    private readonly SampleGrain _grain = SampleGrain.Request(2);

    [Fact]
    public async Task VerifyAsync_SoundJournal_CountsAndFindsNothing()
    {
        await FillAsync();

        var report = await VerifyAsync();

        (report with { Head = null }).ShouldBe(new VerifyReport(3, 7, 0, null));
        report.Head.ShouldNotBeNull().Sequence.ShouldBe(7);
        report.IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task VerifyAsync_EmptyJournal_IsSound() => (await VerifyAsync()).ShouldBe(new VerifyReport(0, 0, 0, null));

    [Fact]
    public async Task VerifyAsync_ErasedPersonalText_IsSound()
    {
        await FillAsync();
        await Journal.AppendAsync(_grain.Erase(1, 2));

        (await VerifyAsync()).First.ShouldBeNull();
        (await Journal.ReadHistoryAsync(_grain.Key).ToListAsync()).ShouldAllBe(entry => entry.Event.Personal == null);
    }

    [Fact]
    public async Task VerifyAsync_PersonalTextDeletedByHand_NamesTheVersion()
    {
        await FillAsync();
        await Journal.AppendAsync(_grain.Erase(1));
        _store.Tamper(entry => entry with { Event = entry.Event with { Personal = null } });

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(
            _grain.Key, 2, "personal text", "a text, or an event 'personal.erased' that names this version", "neither"));
    }

    [Fact]
    public async Task VerifyAsync_ErasedTextThatIsThereAgain_NamesTheVersion()
    {
        await FillAsync();
        var kept = (await Journal.ReadHistoryAsync(_grain.Key).FirstAsync()).Event.Personal;
        await Journal.AppendAsync(_grain.Erase(1, 2));
        _store.Tamper(entry => entry.Grain == _grain.Key && entry.Event.Version == 1 ? entry with { Event = entry.Event with { Personal = kept } } : entry);

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 1, "personal text", "none, as version 4 erased it", "a text"));
    }

    [Fact]
    public async Task VerifyAsync_ErasureOfATextThatNeverWas_IsNamed()
    {
        await FillAsync();
        await Journal.AppendAsync(_grain.Erase(1, 3));

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 4, "event personal.erased", "earlier versions that had personal text", "3"));
    }

    [Theory]
    [MemberData(nameof(EventDamage))]
    public async Task VerifyAsync_DamagedEvent_NamesGrainVersionAndPart(string what, Func<JournalEvent, JournalEvent> damage)
    {
        await FillAsync();
        _store.Tamper(entry => entry.Grain == _grain.Key && entry.Event.Version == 2 ? entry with { Event = damage(entry.Event) } : entry);

        var report = await VerifyAsync();

        report.DifferingGrains.ShouldBe(1);
        report.First.ShouldNotBeNull();
        report.First.Grain.ShouldBe(_grain.Key);
        report.First.Version.ShouldBe(2);
        report.First.What.ShouldBe(what);
        report.First.Expected.ShouldNotBe(report.First.Found);
    }

    public static TheoryData<string, Func<JournalEvent, JournalEvent>> EventDamage => new()
    {
        { "hash", happened => happened with { Payload = "{}"u8.ToArray() } },
        { "hash", happened => happened with { At = happened.At.AddMicroseconds(1) } },
        { "hash", happened => happened with { By = new Actor(ActorKind.Staff, "mallory") } },
        { "hash", happened => happened with { Hash = default } },
        { "hash", happened => happened with { PersonalDigest = null, Personal = null } },
        { "personal digest", happened => happened with { Personal = new PersonalText(new byte[16], "{}"u8.ToArray()) } },
        { "version", happened => happened with { Version = 7 } },
    };

    [Theory]
    [MemberData(nameof(RowDamage))]
    public async Task VerifyAsync_DamagedRow_NamesTheColumn(string what, Func<GrainRow, GrainRow> damage)
    {
        await FillAsync();
        _store.TamperRow(_grain.Key, damage);

        var report = await VerifyAsync();

        report.First.ShouldNotBeNull().What.ShouldBe(what);
        report.First.Grain.ShouldBe(_grain.Key);
        report.First.Version.ShouldBeOneOf(3, 4);
    }

    public static TheoryData<string, Func<GrainRow, GrainRow>> RowDamage => new()
    {
        { "row: version", row => row with { Version = 4 } },
        { "row: centre", row => row with { Centre = new CentreId("other") } },
        { "row: department", row => row with { Department = new DepartmentId("d") } },
        { "row: staff", row => row with { Staff = new StaffId("s") } },
        { "row: links", row => row with { Links = [new RowLink(new DepartmentId("d"), null)] } },
        { "row: status", row => row with { Status = "completed" } },
        { "row: open", row => row with { IsOpen = false } },
        { "row: urgency", row => row with { Urgency = Urgency.EspeciallyUrgent } },
        { "row: due", row => row with { Due = SampleGrain.Noon } },
        { "row: since", row => row with { Since = row.Since.AddMicroseconds(1) } },
        { "row: hash", row => row with { Hash = default } },
        { "row: state, byte 11", row => row with { State = """{"version":9}"""u8.ToArray() } },
        { "row: state, byte 0", row => row with { State = new byte[] { 0xFF, 0xFE } } },
    };

    [Fact]
    public async Task VerifyAsync_LostEvent_NamesTheGap()
    {
        await FillAsync();
        _store.Tamper(entry => entry.Grain == _grain.Key && entry.Event.Version == 2 ? null : entry);

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 2, "version", "2", "3"));
    }

    [Fact]
    public async Task VerifyAsync_WholeGrainLost_NamesTheGapThatItLeaves()
    {
        await FillAsync();
        _store.Tamper(entry => entry.Grain == _grain.Key ? null : entry);
        _store.TamperRow(_grain.Key, _ => null);
        _store.Forget(_grain.Key);

        var report = await VerifyAsync();

        report.First.ShouldBe(VerifyDifference.OfStore("sequence", "an event at 3", "the next one at 6"));
        report.DifferingGrains.ShouldBe(0);
        report.StoreDifferences.ShouldBe(1);
    }

    [Fact]
    public async Task VerifyAsync_EpochLowerThanEventsShow_IsNamed()
    {
        await FillAsync();
        await Journal.TakeEpochAsync(SampleGrain.Wola);
        var replays = Enum.GetValues<GrainKind>().ToDictionary(kind => kind, kind => (IGrainReplay)new UnderEpoch(kind, new Epoch(2)));

        var report = await JournalVerifier.VerifyAsync(Journal, replays);

        report.First.ShouldBe(VerifyDifference.OfStore("epoch of centre 'wola'", "at least 2, which its events show", "1"));
    }

    [Fact]
    public async Task VerifyAsync_EpochOfAHallThatIsNotThere_IsNamed()
    {
        await FillAsync();
        await Journal.TakeEpochAsync(new CentreId("nowhere"));

        (await VerifyAsync()).First.ShouldNotBeNull().What.ShouldBe("epoch of centre 'nowhere'");
    }

    [Fact]
    public async Task VerifyAsync_LostLastEvent_NamesTheRow()
    {
        await FillAsync();
        _store.Tamper(entry => entry.Grain == _grain.Key && entry.Event.Version == 3 ? null : entry);

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 3, "row: version", "'2'", "'3'"));
    }

    [Fact]
    public async Task VerifyAsync_LostRow_IsNamed()
    {
        await FillAsync();
        _store.TamperRow(_grain.Key, _ => null);

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 3, "row", "a row at version 3", "none"));
    }

    [Fact]
    public async Task VerifyAsync_LostEvents_AreNamed()
    {
        await FillAsync();
        _store.Tamper(entry => entry.Grain == _grain.Key ? null : entry);

        (await VerifyAsync()).First.ShouldBe(new VerifyDifference(_grain.Key, 3, "events", "3 events", "none"));
    }

    [Fact]
    public async Task VerifyAsync_ChainedEventThatIsNoJson_NamesTheEvent()
    {
        for (var i = 1; i <= 9; i++)
        {
            await Journal.AppendAsync(_grain.Next(happened: happened => i == 6 ? happened with { Payload = "{\"a\":"u8.ToArray() } : happened));
        }

        var report = await VerifyAsync();

        report.First.ShouldNotBeNull().What.ShouldBe("event item.assigned");
        report.First.Version.ShouldBe(6);
    }

    [Fact]
    public async Task VerifyAsync_TwoGrainsDamaged_CountsBothAndNamesTheFirst()
    {
        await FillAsync();
        _store.TamperRow(SampleGrain.Request(3).Key, _ => null);
        _store.TamperRow(_grain.Key, _ => null);

        var report = await VerifyAsync();

        report.DifferingGrains.ShouldBe(2);
        report.Events.ShouldBe(7);
        report.First!.Grain.ShouldBe(_grain.Key);
        report.First.ToString().ShouldContain(_grain.Key.Id);
    }

    [Fact]
    public async Task VerifyAsync_KindWithoutReplay_IsMisuse()
    {
        await FillAsync();

        await Should.ThrowAsync<ArgumentException>(
            async () => await JournalVerifier.VerifyAsync(Journal, ImmutableDictionary<GrainKind, IGrainReplay>.Empty));
    }

    [Fact]
    public async Task VerifyAsync_LongJournal_TellsItsProgress()
    {
        for (var i = 0; i < 100; i++)
        {
            await Journal.AppendAsync(SampleGrain.Request(i).Next(count: 100));
        }

        var told = new List<VerifyProgress>();
        await JournalVerifier.VerifyAsync(Journal, SampleReplay.All, new Listener(told));

        told.Count.ShouldBe(3);
        told[^1].ShouldBe(new VerifyProgress(100, 10_000, 10_000));
    }

    private async Task FillAsync()
    {
        await Journal.AppendAsync(SampleGrain.Request(1).Next(count: 2));
        await Journal.AppendAsync(_grain.Next(happened: happened => happened with { Personal = new PersonalText(new byte[16], """{"name":"Jan"}"""u8.ToArray()) }));
        await Journal.AppendAsync(_grain.Next(happened: happened => happened with { Personal = new PersonalText(new byte[16], """{"name":"Ewa"}"""u8.ToArray()) }));
        await Journal.AppendAsync(_grain.Next());
        await Journal.AppendAsync(SampleGrain.Request(3).Next(count: 2));
    }

    private InMemoryJournal Journal => new(_store);

    private ValueTask<VerifyReport> VerifyAsync() => JournalVerifier.VerifyAsync(Journal, SampleReplay.All);

    /// <summary>Replays grains whose events name an epoch.</summary>
    private sealed class UnderEpoch(GrainKind kind, Epoch epoch) : IGrainReplay
    {
        private readonly SampleReplay _replay = new(kind);

        public GrainKind Kind => kind;

        public IGrainFold Begin(GrainKey key) => new Fold(_replay.Begin(key), epoch);

        private sealed class Fold(IGrainFold sample, Epoch epoch) : IGrainFold
        {
            public void Apply(JournalEvent happened) => sample.Apply(happened);

            public GrainReplayed Project() => sample.Project() with { Epoch = epoch };
        }
    }

    private sealed class Listener(List<VerifyProgress> told) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => told.Add(value);
    }
}
