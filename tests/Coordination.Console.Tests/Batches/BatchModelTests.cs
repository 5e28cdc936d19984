using Coordination.Batches;
using Coordination.Console.Batches;
using Coordination.Web.Management.Batches;
using Shouldly;

namespace Coordination.Console.Tests.Batches;

/// <summary>A batch's page opens with what is looked for.</summary>
public sealed class BatchModelTests
{
    [Theory]
    [InlineData("Running", 3, 1, 5, "Left")]
    [InlineData("Done", 3, 1, 0, "Refused")]
    [InlineData("Cancelled", 3, 1, 5, "Refused")]
    [InlineData("Done", 4, 0, 0, "Done")]
    public void Page_OfABatch_OpensWithWhatWaitsThenWhatRefusedThenWhatIsDone(string stage, int done, int refused, int left, string first) =>
        BatchModel.FirstOf(View(Enum.Parse<BatchStage>(stage), done, refused, left)).ToString().ShouldBe(first);

    private static BatchView View(BatchStage stage, int done, int refused, int left) => new()
    {
        Batch = new BatchId("b"), Stage = stage, Command = BatchVerb.Cancel, Count = done + refused + left, Done = done, Refused = refused, Left = left,
        Refusals = [], StartedAt = default, By = Actor.Engine, Version = 1,
    };
}
