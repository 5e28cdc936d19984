using System.Net;
using System.Security.Claims;
using Coordination.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Surface;
using Coordination.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>Who calls without end is sent away, and nobody else with them.</summary>
public sealed class CallRateTests
{
    private const int Burst = 20;

    [Fact]
    public async Task Calls_BeyondTheBurst_AreToldWhenToComeBack()
    {
        await using var host = await StartAsync();
        var api = new Api(host.Client);

        // Each second that they take allows one more.
        var (reply, allowed) = (await CallAsync(), 0);
        for (; reply.Status == 200 && allowed < 10 * Burst; allowed++)
        {
            reply = await CallAsync();
        }

        allowed.ShouldBeGreaterThanOrEqualTo(Burst);
        int.Parse(reply.ShouldBeProblem(429, "too-many-calls").RetryAfter!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeGreaterThanOrEqualTo(1);
        (await api.GetAsync("/v1/centres/hall/services", ("Test-Address", "203.0.113.8"))).ShouldBe(200);

        Task<ApiReply> CallAsync() => api.GetAsync("/v1/centres/hall/services", ("Test-Address", "203.0.113.7"));
    }

    [Fact]
    public async Task Calls_OfProbesAndOfThisMachine_AreNotCounted()
    {
        await using var host = await StartAsync();
        var api = new Api(host.Client);

        for (var i = 0; i < 3 * Burst; i++)
        {
            (await api.GetAsync("/health/live", ("Test-Address", "203.0.113.7"))).ShouldBe(200);
            (await api.GetAsync("/v1/centres/hall/services")).ShouldBe(200);
        }
    }

    [Theory]
    [InlineData("203.0.113.7", "at 203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "at 203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "at 20010db800010002")]
    [InlineData("2001:db8:1:2::1", "at 20010db800010002")]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("::ffff:127.0.0.1", null)]
    public void Caller_WithoutAName_IsAnAddressOrItsNetwork(string address, string? caller)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        CallRates.CallerOf(context).ShouldBe(caller);
    }

    [Fact]
    public void Caller_WhoIsKnown_IsCountedWhereverTheyCallFrom()
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "eva")], "test")) };
        context.Connection.RemoteIpAddress = IPAddress.Loopback;

        CallRates.CallerOf(context).ShouldBe("by eva");
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(
            store =>
            {
                store.Services.AddSingleton<IJournal>(new InMemoryJournal());
                store.Services.AddSingleton<IStartupFilter, Addresses>();
            },
            web => (web.CallsPerSecond, web.CallBurst) = (1, Burst));
        await host.PublishAsync();
        return host;
    }

    /// <summary>As a proxy's headers do in an application that reads them.</summary>
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers["Test-Address"] is [{ } address])
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                }

                return rest(context);
            });
            next(app);
        };
    }
}
