using Coordination.Web.Surface;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>No answer goes to a browser without what the browser may make of it.</summary>
public sealed class SecurityHeaderTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task EveryOperation_WhateverItAnswers_SaysWhatBrowsersMayMakeOfIt()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Where(operation => !operation.Path.EndsWith("/events", StringComparison.Ordinal)))
        {
            Check(await hall.Api.SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), operation.Address(), null), $"{operation}");
        }
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/events?after=99999999999")]
    [InlineData("/v1/centres/hall/services?x=1")]
    public async Task OtherAnswers_SayItAsWell(string path) => Check(await hall.Api.GetAsync(path), path);

    [Fact]
    public async Task Stream_SaysItAsWell()
    {
        using var response = await hall.Host.Client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);

        response.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.DataPolicy]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Page_UsesWhatComesFromTheHost() =>
        (await HeadersAsync("http", "hall.example", isWholeHost: true, "text/html; charset=utf-8")).ContentSecurityPolicy.ToString().ShouldBe(SecurityHeaders.PagePolicy);

    [Theory]
    [InlineData("https", "hall.example", true, "max-age=31536000")]
    [InlineData("https", "hall.example", false, "")]
    [InlineData("http", "hall.example", true, "")]
    [InlineData("https", "localhost:5080", true, "")]
    [InlineData("https", "127.0.0.1:5080", true, "")]
    [InlineData("https", "[::1]:5080", true, "")]
    public async Task Tls_IsAskedForNextTimeByAWholeHostAlone(string scheme, string host, bool isWholeHost, string expected) =>
        (await HeadersAsync(scheme, host, isWholeHost, "application/json")).StrictTransportSecurity.ToString().ShouldBe(expected);

    private static void Check(ApiReply reply, string what)
    {
        reply.Headers["X-Content-Type-Options"].ShouldBe("nosniff", what);
        reply.Headers["Content-Security-Policy"].ShouldBe(SecurityHeaders.DataPolicy, what);
        reply.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        reply.Headers["X-Frame-Options"].ShouldBe("DENY", what);
        reply.Headers["Referrer-Policy"].ShouldBe("no-referrer", what);
        reply.Headers.ShouldNotContainKey("Strict-Transport-Security");
    }

    private static async Task<IHeaderDictionary> HeadersAsync(string scheme, string host, bool isWholeHost, string contentType)
    {
        var starting = new Starting();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(starting);
        (context.Request.Scheme, context.Request.Host, context.Response.ContentType) = (scheme, new HostString(host), contentType);
        SecurityHeaders.Apply(context.Response, isWholeHost);
        await starting.BeginAsync();
        return context.Response.Headers;
    }

    private sealed class Starting : HttpResponseFeature
    {
        private readonly List<Func<Task>> _callbacks = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _callbacks.Add(() => callback(state));

        public Task BeginAsync() => Task.WhenAll(_callbacks.Select(callback => callback()));
    }
}
