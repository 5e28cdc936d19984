namespace Coordination.Web.Tests.Hosting;

/// <summary>One department of the test hall with its service and clerks.</summary>
internal sealed record Lane(Api Api, int Number)
{
    public string Service => $"service-{Number}";

    public string Department => $"desk-{Number}";

    public string Clerk => $"clerk-{Number}";

    public string As => $"staff:clerk-{Number}";

    public string Person => $"/v1/centres/hall/staff/{Clerk}";

    public async Task<string> SubmitAsync(object? facts = null) => (await Api.PostAsync(
        "/v1/centres/hall/requests", new { service = Service, facts = facts ?? new { } })).ShouldBe(201)["request"]!;

    public async Task SignOnAsync() => (await Api.PostAsync($"{Person}/sign-on", new { window = $"{Number}A" })).ShouldBe(200);

    /// <summary>A request that the clerk has taken.</summary>
    public async Task<string> TakenAsync()
    {
        var request = await SubmitAsync();
        await SignOnAsync();
        (await Api.PostAsync($"{Person}/next")).ShouldBe(200);
        return request;
    }

    public async Task<string> StartedAsync()
    {
        var request = await TakenAsync();
        (await ItemAsync(request, "start")).ShouldBe(200);
        return request;
    }

    public async Task<string> CompletedAsync()
    {
        var request = await StartedAsync();
        (await ItemAsync(request, "complete")).ShouldBe(200);
        return request;
    }

    public Task<ApiReply> ItemAsync(string request, string command, object? body = null) =>
        Api.PostAsync($"/v1/requests/{request}/items/0/{command}", body, As);

    public Task<ApiReply> SuperviseAsync(string path, object body) => Api.PostAsync($"/management/v1/{path}", body, Api.Supervisor);
}
