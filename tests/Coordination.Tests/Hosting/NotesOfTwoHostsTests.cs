using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>What is done with personal texts is done with those on record, whatever a host has in memory.</summary>
public sealed class NotesOfTwoHostsTests
{
    [Fact]
    public async Task Erase_WhereAnotherHostHasWrittenATextSince_TakesThatToo()
    {
        var store = new InMemoryStore();
        await using var hall = await TestHall.OpenAsync(OneDesk(), store);
        var request = await hall.SubmitAsync();
        await using var other = await TestHall.OpenAsync(store: store);
        var written = await other.ExecuteAsync(request, new CancelRequest("they moved away"), TestHall.Citizen());

        var receipt = await hall.NoteAsync(request, new EraseTexts("consent-withdrawn"), CommandMeta.Engine);

        receipt.Versions.ShouldContain(written.Version);
        (await hall.Host.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Cancelled);
        await foreach (var entry in hall.Journal.ReadHistoryAsync(GrainKey.Of(request)))
        {
            entry.Event.Personal.ShouldBeNull($"version {entry.Event.Version}");
        }
    }
}
