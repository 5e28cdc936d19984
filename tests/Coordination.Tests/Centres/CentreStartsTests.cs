using Coordination.Centres;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

public sealed class CentreStartsTests
{
    private readonly CentreStarts _starts = new();
    private readonly List<(int Number, TaskCompletionSource End)> _begun = [];

    [Fact]
    public void RunAsync_ManyAtOnce_BeginsAFewAndEachOfTheOthersWhenOneEnds()
    {
        var all = Enumerable.Range(0, 100).Select(StartAsync).ToList();
        _begun.Count.ShouldBe(CentreStarts.AtOnce);

        for (var ended = 0; ended < all.Count; ended++)
        {
            _begun[ended].End.SetResult();
            _begun.Count.ShouldBe(Math.Min(all.Count, ended + 1 + CentreStarts.AtOnce));
        }

        _begun.Select(start => start.Number).ShouldBe(Enumerable.Range(0, 100));
        all.ShouldAllBe(start => start.IsCompletedSuccessfully);
    }

    [Fact]
    public void RunAsync_StartsThatFail_MakeRoomForTheNext()
    {
        var all = Enumerable.Range(0, CentreStarts.AtOnce + 1).Select(StartAsync).ToList();

        for (var failed = 0; failed < CentreStarts.AtOnce; failed++)
        {
            _begun[failed].End.SetException(new InvalidOperationException());
        }

        _begun[^1].End.SetResult();
        all[^1].IsCompletedSuccessfully.ShouldBeTrue();
        all.Count(start => start.IsFaulted).ShouldBe(CentreStarts.AtOnce);
    }

    private Task StartAsync(int number) => _starts.RunAsync(async () =>
    {
        var end = new TaskCompletionSource();
        _begun.Add((number, end));
        await end.Task;
    }).AsTask();
}
