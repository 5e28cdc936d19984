using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>A parameter that an endpoint does not take is refused by it, and never silently without effect.</summary>
public sealed class UnknownParameterTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task EveryOperation_ParameterNobodyKnows_IsRefusedWithTheKnownOnes()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations)
        {
            var reply = (await CallAsync(operation, "dryRun=true")).ShouldBeProblem(400, "invalid", "dryRun");

            foreach (var known in operation.Query)
            {
                reply["detail"]!.ShouldContain(known, customMessage: $"{operation}");
            }
        }
    }

    [Fact]
    public async Task EveryOperation_ParameterOfTheDocument_IsNotUnknown()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations)
        {
            foreach (var known in operation.Query)
            {
                (await CallAsync(operation, $"{known}=%20&other=x")).ShouldBeProblem(400, "invalid", "other");
            }
        }
    }

    [Fact]
    public async Task Put_PlanWithAnUnknownParameter_PublishesNothing()
    {
        var before = await hall.Api.GetAsync("/management/v1/centres/hall/plan");
        var changed = before.Text.Replace("Test Hall", "Another Hall", StringComparison.Ordinal);

        (await hall.Api.SendAsync(HttpMethod.Put, "/management/v1/centres/hall/plan?dryRun=true", Api.Raw(changed), ("X-Actor", Api.Supervisor), ("If-Match", "*")))
            .ShouldBeProblem(400, "invalid", "dryRun")["detail"]!.ShouldContain("release");

        (await hall.Api.GetAsync("/management/v1/centres/hall/plan")).ShouldBe(200).ETag.ShouldBe(before.ETag);
    }

    [Theory]
    [InlineData("?=x", "")]
    [InlineData("?limit=5&limits=5", "limits")]
    [InlineData("?%00=1", "\0")]
    public async Task Get_OddNames_AreNamedAsWritten(string query, string field) =>
        (await hall.Api.GetAsync($"/management/v1/centres/hall/queue{query}")).ShouldBeProblem(400, "invalid", field);

    [Fact]
    public async Task Get_ManyParametersAtOnce_AreAllNamed() =>
        (await hall.Api.GetAsync("/v1/centres/hall/services?a=1&b=2")).ShouldBeProblem(400, "invalid").Body.GetProperty("faults").EnumerateArray()
            .Select(fault => fault.GetProperty("path").GetString()).ShouldBe(["a", "b"]);

    [Fact]
    public async Task Get_NameWithoutEnd_IsShortened() =>
        (await hall.Api.GetAsync($"/v1/centres/hall/services?{new string('x', 4000)}=1")).ShouldBeProblem(400, "invalid").Text.Length.ShouldBeLessThan(600);

    private Task<ApiReply> CallAsync(ApiDocument.Operation operation, string query) =>
        hall.Api.SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), $"{operation.Address()}?{query}", null);
}
