using System.Text;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    private static readonly KeyDigest Phone = SampleGrain.KeyOf("+48 22 123");
    private static readonly KeyDigest Mail = SampleGrain.KeyOf("jan@example.org");

    [NeedFact]
    public async Task AppendAsync_Erasure_TakesThoseTextsAndLeavesTheirDigests()
    {
        var (grain, other) = (SampleGrain.Request(1), SampleGrain.Request(2));
        await WriteTextsAsync(grain, 3);
        await WriteTextsAsync(other, 1);
        var before = await Journal.ReadHistoryAsync(grain.Key).ToListAsync();

        await Journal.AppendAsync(grain.Erase(1, 3));

        var after = await Journal.ReadHistoryAsync(grain.Key).ToListAsync();
        after.Select(entry => entry.Event.Personal is not null).ShouldBe([false, true, false, false]);
        after.Take(3).Select(entry => entry.Event.PersonalDigest).ShouldBe(before.Select(entry => entry.Event.PersonalDigest));
        (await Journal.ReadHistoryAsync(other.Key).SingleAsync()).Event.Personal.ShouldNotBeNull();
        (await Journal.ReadRowAsync(grain.Key)).ShouldEqual(grain.Row);
        (await Journal.ReadFeedAsync(0, 10)).Count(entry => entry.Event.Personal is not null).ShouldBe(2);
        (await JournalVerifier.VerifyAsync(Journal, SampleReplay.All)).First.ShouldBeNull();
        await ReopenAsync();
        (await Journal.ReadHistoryAsync(grain.Key).ToListAsync()).Count(entry => entry.Event.Personal is not null).ShouldBe(1);
    }

    [NeedFact]
    public async Task AppendAsync_ErasureThatConflicts_TakesNothing()
    {
        var grain = SampleGrain.Request(1);
        await WriteTextsAsync(grain, 1);
        var stale = SampleGrain.Request(1);
        stale.GoBackTo(grain.Row);
        await WriteAsync(grain);

        await Should.ThrowAsync<VersionConflictException>(async () => await Journal.AppendAsync(stale.Erase(1)));

        (await Journal.ReadHistoryAsync(grain.Key).FirstAsync()).Event.Personal.ShouldNotBeNull();
        (await Journal.FindPersonalAsync(Phone, 10)).ShouldBe([grain.Key]);
    }

    [NeedFact]
    public async Task AppendAsync_TextAndItsErasurePipelined_LeavesNoText()
    {
        var grain = SampleGrain.Request(1);

        await Task.WhenAll(Journal.AppendAsync(WithText(grain)).AsTask(), Journal.AppendAsync(grain.Erase(1)).AsTask(), Journal.AppendAsync(WithText(grain)).AsTask());

        var events = await Journal.ReadHistoryAsync(grain.Key).ToListAsync();
        events.Select(entry => entry.Event.Personal is not null).ShouldBe([false, false, true]);
        (await JournalVerifier.VerifyAsync(Journal, SampleReplay.All)).First.ShouldBeNull();
    }

    [NeedFact]
    public async Task FindPersonalAsync_ByADigest_FindsEachGrainOnceUntilItsTextIsErased()
    {
        var (first, second) = (SampleGrain.Request(1), SampleGrain.Request(2));
        await WriteTextsAsync(second, 2);
        await WriteTextsAsync(first, 1);

        (await Journal.FindPersonalAsync(Phone, 10)).ShouldBe([first.Key, second.Key]);
        (await Journal.FindPersonalAsync(Phone, 1)).ShouldBe([first.Key]);
        (await Journal.FindPersonalAsync(Mail, 10)).ShouldBe([first.Key, second.Key]);
        (await Journal.FindPersonalAsync(SampleGrain.KeyOf("nobody"), 10)).ShouldBeEmpty();

        await Journal.AppendAsync(second.Erase(1));
        (await Journal.FindPersonalAsync(Phone, 10)).ShouldBe([first.Key, second.Key]);
        await Journal.AppendAsync(second.Erase(2));
        (await Journal.FindPersonalAsync(Phone, 10)).ShouldBe([first.Key]);
    }

    private async Task WriteTextsAsync(SampleGrain grain, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Journal.AppendAsync(WithText(grain));
        }
    }

    private static Append WithText(SampleGrain grain) => grain.Next(happened: happened => happened with
    {
        Personal = new PersonalText(new byte[16], Encoding.UTF8.GetBytes("""{"contact":"+48 22 123, jan@example.org"}""")) { Index = [Phone, Mail, Phone] },
    });
}
