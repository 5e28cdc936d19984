using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>A host that was told to believe whoever calls, to try things out.</summary>
public sealed class InsecureActorTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Queue = "/management/v1/centres/hall/queue";

    [Fact]
    public async Task Call_OfThisMachine_IsWhoItSaysItIs()
    {
        (await hall.Api.GetAsync(Queue)).ShouldBe(200);
        (await hall.Api.PostAsync("/management/v1/centres/hall/crisis/declare", new { reason = "Flood." }, "supervisor:eva")).ShouldBe(200);
        (await hall.Api.PostAsync("/management/v1/centres/hall/crisis/lift", new { reason = "Dry." }, "citizen:ana")).ShouldBeProblem(403, "not-allowed", "X-Actor");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    [InlineData("X-Real-IP", "192.0.2.7")]
    public async Task Call_ThroughAProxy_IsNot(string header, string value)
    {
        (await hall.Api.GetAsync(Queue, (header, value), ("X-Actor", "supervisor:eva"))).ShouldBeProblem(401, "unauthenticated", "X-Actor");
        (await hall.Api.GetAsync(Queue, (header, value))).ShouldBeProblem(401, "unauthenticated");
    }
}
