using Coordination.Benchmarks.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Benchmarks.Tests;

public sealed class WriteGroupsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(126)]
    [InlineData(500)]
    [InlineData(5_000)]
    public async Task Of_AnySize_HoldsNoLifecycleTwiceAndEachInOrder(int size)
    {
        var recorded = await RecordedLifecycles.RecordAsync(600);

        var groups = WriteGroups.Of(recorded, size);

        groups.Groups.ShouldAllBe(group => group.Length <= size && group.DistinctBy(item => item.Number).Count() == group.Length);
        groups.Appends.ShouldBeInRange(3 * 500, 3 * 600);
        foreach (var life in groups.Groups.SelectMany(group => group).GroupBy(item => item.Number, item => item.Append))
        {
            life.ShouldBe(recorded.Lifecycles[life.Key - 1]);
        }
    }
}
