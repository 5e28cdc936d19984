using Coordination.Journal;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    [NeedFact]
    public async Task Installation_StoreReopened_IsTheSame()
    {
        var before = await KeyOfAsync(Journal);
        await Journal.AppendAsync(SampleGrain.Request(1).Next());

        await ReopenAsync();

        (await KeyOfAsync(Journal)).ShouldBe(before);
        before.ShouldNotBe(new byte[InstallationKey.Size]);
    }

    [NeedFact]
    public async Task Ring_KeysOfSeveralHosts_AreOfOneRowAndStay()
    {
        var ring = (IKeyRing)Journal;
        (await ring.ReadRingAsync()).ShouldBeEmpty();

        await ring.AddToRingAsync(1, "<key id='first' />");
        await ring.AddToRingAsync(1, "<key id='too late' />");
        await ring.AddToRingAsync(2, "<key id='second' />");
        await ReopenAsync();

        (await ((IKeyRing)Journal).ReadRingAsync()).ShouldBe(["<key id='first' />", "<key id='second' />"]);
        (await Journal.ReadLastSequenceAsync()).ShouldBe(0);
    }

    private static async Task<byte[]> KeyOfAsync(IJournal journal)
    {
        await journal.LoadInstallationAsync();
        var bytes = new byte[InstallationKey.Size];
        journal.Installation.Write(bytes);
        return bytes;
    }
}
