using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Portal;

public sealed class TrackingCodeTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Header = "X-Tracking-Code";
    private const string Wrong = "5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P";

    [Fact]
    public async Task Submit_AnyRequest_IsAnsweredWithACodeInGroupsOfFour()
    {
        var (_, code) = await SubmitAsync("service-1");
        var (_, other) = await SubmitAsync("service-1");
        var (refused, ofRefused) = await SubmitAsync("business");

        code.ShouldMatch("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$");
        new[] { code, other, ofRefused }.ShouldBeUnique();
        (await ReadAsync(refused, ofRefused)).ShouldBe(200)["status"].ShouldBe("refused");
    }

    [Fact]
    public async Task Submit_RepeatedWithItsKey_TellsTheCodeAgain()
    {
        var key = Guid.NewGuid().ToString();
        var (request, code) = await SubmitAsync("service-1", key);

        (await SubmitAsync("service-1", key)).ShouldBe((request, code));
    }

    [Fact]
    public async Task Read_ItsOwnCode_ShowsTheRequest()
    {
        var (request, code) = await SubmitAsync("service-1");

        (await ReadAsync(request, code)).ShouldBe(200)["id"].ShouldBe(request);
        (await ReadAsync(request, code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant())).ShouldBe(200);
    }

    /// <summary>Nothing tells whether a code is wrong or a request is not there.</summary>
    [Fact]
    public async Task Read_AnotherCode_IsAnsweredAsARequestThatIsNotThere()
    {
        var (request, _) = await SubmitAsync("service-1");
        var (_, other) = await SubmitAsync("service-1");
        var nowhere = Guid.NewGuid().ToString();

        var wrong = (await ReadAsync(request, other)).ShouldBeProblem(404, "not-found", "request");
        var unknown = (await ReadAsync(nowhere, Wrong)).ShouldBeProblem(404, "not-found", "request");
        var plain = (await hall.Api.GetAsync($"/v1/requests/{nowhere}")).ShouldBeProblem(404, "not-found", "request");

        wrong.Text.Replace(request, "", StringComparison.Ordinal).ShouldBe(unknown.Text.Replace(nowhere, "", StringComparison.Ordinal));
        unknown.Text.ShouldBe(plain.Text);
    }

    [Theory]
    [InlineData("5QZ0")]
    [InlineData("8QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P")]
    [InlineData("5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6U")]
    public async Task Read_CodeOfNoForm_NamesTheHeader(string code) =>
        (await ReadAsync((await SubmitAsync("service-1")).Request, code)).ShouldBeProblem(400, "invalid", Header);

    [Fact]
    public async Task Cancel_ItsOwnCode_TakesAShortKeyAndRepeatsTheReply()
    {
        var (request, code) = await SubmitAsync("service-1");
        var path = $"/v1/requests/{request}/cancel";

        (await PostAsync(path, ("Idempotency-Key", "cancel"))).ShouldBeProblem(400, "invalid", "Idempotency-Key");
        (await PostAsync(path, (Header, Wrong), ("Idempotency-Key", "cancel"))).ShouldBeProblem(404, "not-found", "request");
        var first = (await PostAsync(path, (Header, code), ("Idempotency-Key", "cancel"))).ShouldBe(200);

        first["status"].ShouldBe("cancelled");
        first["trackingCode"].ShouldBeNull();
        (await PostAsync(path, (Header, code), ("Idempotency-Key", "cancel"))).Text.ShouldBe(first.Text);
    }

    [Theory]
    [InlineData("documents", """{"documents":["photo"]}""")]
    [InlineData("rating", """{"score":5}""")]
    public async Task Command_AnotherCode_FindsNoRequest(string command, string body)
    {
        var (request, _) = await SubmitAsync("service-1");

        (await hall.Api.SendAsync(HttpMethod.Post, $"/v1/requests/{request}/{command}", Api.Raw(body), (Header, Wrong))).ShouldBeProblem(404, "not-found", "request");
    }

    private Task<ApiReply> ReadAsync(string request, string code) => hall.Api.GetAsync($"/v1/requests/{request}", (Header, code));

    private Task<ApiReply> PostAsync(string path, params (string, string)[] headers) => hall.Api.SendAsync(HttpMethod.Post, path, null, headers);

    private async Task<(string Request, string Code)> SubmitAsync(string service, string? key = null)
    {
        var reply = (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service }, key: key)).ShouldBe(201);
        return (reply["request"]!, reply["trackingCode"]!);
    }
}
