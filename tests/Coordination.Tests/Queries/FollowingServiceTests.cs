using Coordination.Queries;
using Coordination.Queries.Following;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Telemetry;
using Coordination.Testing.Queries;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Queries;

public sealed class FollowingServiceTests
{
    [Fact]
    public async Task Lag_BeforeAndAfterTheRecordIsFollowed_IsTold()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.SubmitAsync();
        var last = await hall.Journal.ReadLastSequenceAsync();
        using var measured = new Measurements();
        using var meters = new QueryMeters(measured);
        using var requests = new FollowingRequests();
        await using var store = new InMemoryQueryStore();
        measured.Read("coordination.queries.lag").ShouldBeEmpty();
        using var service = new FollowingService(hall.Journal, store, requests, meters, TimeProvider.System, application: null, NullLogger<FollowingService>.Instance);

        await service.StartAsync(default);
        await UntilAsync(() => measured.Read("coordination.queries.lag").SequenceEqual([$"{last}"]));
        requests.Ask();
        await UntilAsync(() => measured.Read("coordination.queries.lag").SequenceEqual(["0"]));

        (await store.ListAsync(new RequestFilter { Centre = Hall })).Rows.Count.ShouldBe(1);
        await service.StopAsync(default);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
