using Coordination.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordination.Web.Tests.Tokens;

/// <summary>What ends a start, each with one sentence that names the setting.</summary>
public sealed class IssuerStartTests
{
    [Theory]
    [InlineData("Authority", null, "Coordination:Access:Issuers:0:Authority must be the issuer's address")]
    [InlineData("Authority", "login.example", "Issuers:0:Authority must be")]
    [InlineData("Authority", "http://login.example", "http is for this machine alone")]
    [InlineData("Audience", null, "Issuers:0:Audience is missing")]
    [InlineData("ClientSecret", "x", "Issuers:0:ClientSecret is the secret of no client")]
    [InlineData("Audiance", "x", "did you mean Coordination:Access:Issuers:0:Audience?")]
    [InlineData("Rules:0:Role", "king", "Issuers:0:Rules:0:Role must be one of portal, staff, viewer")]
    [InlineData("Rules:0:Role", "device", "Issuers:0:Rules:0:Role must be one of")]
    [InlineData("Rules:0:Claim", null, "Issuers:0:Rules:0:Claim is missing")]
    [InlineData("Rules:0:Value", null, "Issuers:0:Rules:0:Value is missing")]
    [InlineData("Rules:0:Hall", "a/b", "Issuers:0:Rules:0:Hall must be")]
    [InlineData("Rules:1:Department", "desk-1", "names a department without its hall")]
    public async Task Setting_Wrong_EndsTheStart(string key, string? value, string words)
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(StartAsync(TokenFixture.Settings("http://127.0.0.1:1", (key, value))));

        fault.Message.ShouldContain(words);
        fault.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Issuer_ThatCallsItselfOtherwise_EndsTheStart()
    {
        await using var issuer = await TestIssuer.StartAsync(authority => new { issuer = "https://elsewhere.example", jwks_uri = $"{authority}/keys" });

        (await FaultAsync(issuer)).ShouldContain("calls itself 'https://elsewhere.example': give that as its Authority.");
    }

    [Fact]
    public async Task Issuer_WithAnEmptyRing_EndsTheStart()
    {
        await using var issuer = await TestIssuer.StartAsync(hasKeys: false);

        (await FaultAsync(issuer)).ShouldContain("has an empty key ring");
    }

    [Fact]
    public async Task Issuer_WithAnotherTime_EndsTheStart()
    {
        await using var issuer = await TestIssuer.StartAsync(ahead: TimeSpan.FromMinutes(20));

        (await FaultAsync(issuer)).ShouldContain("has another time, by 20 minutes: set the clock that is off.");
    }

    [Fact]
    public async Task Issuer_WithoutADocument_EndsTheStart()
    {
        await using var issuer = await TestIssuer.StartAsync();

        (await Should.ThrowAsync<OptionsValidationException>(StartAsync(TokenFixture.Settings($"{issuer.Authority}/realms/none")))).Message.ShouldContain("it answers 404");
    }

    private static async Task<string> FaultAsync(TestIssuer issuer) =>
        (await Should.ThrowAsync<OptionsValidationException>(StartAsync(TokenFixture.Settings(issuer.Authority)))).Message;

    private static Task<TestHost> StartAsync(IConfiguration settings) => TestHost.StartAsync(
        store => store.Services.AddSingleton<IJournal>(new InMemoryJournal()), services: services => services.AddSingleton(settings).AddCoordinationAccess());
}
