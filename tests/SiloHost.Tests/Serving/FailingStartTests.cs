using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A probe that asks while a start fails is told that the host is not ready, until nobody answers any more.</summary>
public sealed class FailingStartTests(FailingStart start) : IClassFixture<FailingStart>
{
    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/live")]
    [InlineData("/v1/centres/riverside/services")]
    public void Start_ThatFails_AnswersProbesWithoutAFault(string path)
    {
        start.Statuses(path).ShouldNotBeEmpty();
        start.Statuses(path).ShouldAllBe(status => status == 503 || (status == 200 && path == "/health/live"));
        start.ExitCode.ShouldBe(1);
        start.Errors.ShouldNotContain("   at ");
        start.Errors.ShouldContain("password");
    }
}
