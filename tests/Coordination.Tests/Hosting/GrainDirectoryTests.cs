using Coordination.Grains;
using Coordination.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Hosting;

/// <summary>What a directory keeps of grains that do not stay.</summary>
public sealed class GrainDirectoryTests
{
    /// <remarks>Without a limit no slot would ever be passed by the clock.</remarks>
    [Fact]
    public async Task Call_ManyGrainsThatDoNotStay_LeavesNoSlotsBehind()
    {
        var directory = new GrainDirectory<int, PassingGrain>(_ => new PassingGrain(), TimeProvider.System, int.MaxValue);

        for (var i = 0; i < 10_000; i++)
        {
            await directory.CallAsync(i, 0, static (_, _) => ValueTask.FromResult(0));
        }

        directory.Count.ShouldBe(0);
        directory.Slots.ShouldBeLessThanOrEqualTo(66);
    }

    [Fact]
    public async Task Call_OneGrainThatDoesNotStayAgainAndAgain_LeavesNoSlotsBehind()
    {
        var directory = new GrainDirectory<int, PassingGrain>(_ => new PassingGrain(), TimeProvider.System, int.MaxValue);

        for (var i = 0; i < 10_000; i++)
        {
            await directory.CallAsync(1, 0, static (_, _) => ValueTask.FromResult(0));
        }

        directory.Slots.ShouldBeLessThanOrEqualTo(66);
    }

    private sealed class PassingGrain : IGrainActivation
    {
        public bool IsDropped => false;

        public bool IsCompleted => true;

        public void BeginNew()
        {
        }

        public ValueTask ActivateAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask<Reply<NoteReceipt>> NoteAsync(PersonalNote note, CommandMeta meta, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
