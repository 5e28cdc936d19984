using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class ReadAheadTests
{
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _ended;

    [Fact]
    public async Task ReadAsync_SeveralPages_GivesEveryItemInOrder() =>
        (await ReadAhead.ReadAsync(() => PageAsync(last: 4), CancellationToken.None).ToListAsync()).ShouldBe(Enumerable.Range(1, 12));

    [Fact]
    public async Task ReadAsync_PageIsWorkedOn_TheNextOneIsReadMeanwhile()
    {
        await using var items = ReadAhead.ReadAsync(() => PageAsync(last: 4), CancellationToken.None).GetAsyncEnumerator();
        await items.MoveNextAsync();

        await _second.Task.WaitAsync(TimeSpan.FromMinutes(1));

        items.Current.ShouldBe(1);
        _begun.ShouldBe(2);
    }

    [Fact]
    public async Task ReadAsync_GivenUpHalfWay_NoPageIsUnderWayAnyMore()
    {
        var gate = new TaskCompletionSource();
        var items = ReadAhead.ReadAsync(() => PageAsync(last: 4, second: gate.Task), CancellationToken.None).GetAsyncEnumerator();
        await items.MoveNextAsync();

        var ending = items.DisposeAsync().AsTask();
        ending.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await ending;

        _ended.ShouldBe(_begun);
    }

    [Fact]
    public async Task ReadAsync_PageFails_ItemsBeforeItComeAndThenTheFault()
    {
        var seen = new List<int>();

        await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in ReadAhead.ReadAsync(() => PageAsync(last: 4, second: Task.FromException(new InvalidOperationException())), CancellationToken.None))
            {
                seen.Add(item);
            }
        });

        seen.ShouldBe([1, 2, 3]);
    }

    private async ValueTask<(List<int> Page, bool HasMore)> PageAsync(int last, Task? second = null)
    {
        var page = Interlocked.Increment(ref _begun);
        try
        {
            if (page == 2 && second is not null)
            {
                await second;
            }

            return ([.. Enumerable.Range((3 * page) - 2, 3)], page < last);
        }
        finally
        {
            Interlocked.Increment(ref _ended);
            if (page == 2)
            {
                _second.TrySetResult();
            }
        }
    }
}
