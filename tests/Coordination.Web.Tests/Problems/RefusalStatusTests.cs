using System.Reflection;
using Coordination.Web.Problems;
using Shouldly;

namespace Coordination.Web.Tests.Problems;

public sealed class RefusalStatusTests
{
    [Fact]
    public void Of_EveryCode_HasAStatusOfItsOwn() => RefusalStatus.Codes.ShouldBe(
        typeof(RefusalCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!), ignoreOrder: true);

    [Theory]
    [InlineData(RefusalCodes.Busy, 503, 1)]
    [InlineData(RefusalCodes.Stopping, 503, 5)]
    [InlineData(RefusalCodes.WrongState, 409, null)]
    [InlineData("a-code-of-tomorrow", 409, null)]
    public void Of_Refusal_HasStatusAndRetry(string code, int status, int? retryAfter)
    {
        var problem = Problem.Of(new Refusal(code, "No."));

        problem.Status.ShouldBe(status);
        problem.RetryAfter.ShouldBe(retryAfter);
    }
}
