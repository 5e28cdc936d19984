using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class PlanVersionCacheTests
{
    private static readonly HallPlan Plan = SamplePlan.Load();

    private readonly PlanVersionCache _versions = new();

    [Fact]
    public void GetOrAdd_ThousandsOfVersions_KeepsTheLatestUsed()
    {
        for (var version = 1; version <= 2000; version++)
        {
            _versions.GetOrAdd(Published(version));
            _versions.TryFind(1, out _).ShouldBeTrue($"{version}");
        }

        _versions.Count.ShouldBe(PlanVersionCache.Most);
        _versions.TryFind(2000, out _).ShouldBeTrue();
        _versions.TryFind(1000, out _).ShouldBeFalse();
    }

    [Fact]
    public void GetOrAdd_KnownVersion_IsTheSamePlan() =>
        _versions.GetOrAdd(Published(3)).ShouldBeSameAs(_versions.GetOrAdd(Published(3)));

    private static PublishedPlan Published(long version) => new(version, DateTimeOffset.UnixEpoch, Plan);
}
