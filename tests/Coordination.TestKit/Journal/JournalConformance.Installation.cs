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

    private static async Task<byte[]> KeyOfAsync(IJournal journal)
    {
        await journal.LoadInstallationAsync();
        var bytes = new byte[InstallationKey.Size];
        journal.Installation.Write(bytes);
        return bytes;
    }
}
