using System.Globalization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access.Tokens;

/// <summary>Asks every trusted issuer once, when the application starts: who cannot be believed then is found by whoever starts it, and not by callers.</summary>
/// <remarks>
/// An answer that is none ends the start at once. No answer at all is tried again for half a minute, because what two services need of each
/// other comes up in any order, and ends it then. Later an issuer may be silent: its keys are kept, and asked for again when it signs by new ones.
/// </remarks>
internal sealed class IssuerCheck(TrustedIssuers issuers, IOptionsMonitor<JwtBearerOptions> schemes, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostApart = TimeSpan.FromMinutes(5);

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(issuers.All.Select(issuer => CheckAsync(issuer, cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync(TrustedIssuer issuer, CancellationToken cancellation)
    {
        var options = schemes.Get(issuer.Scheme);
        for (var began = time.GetTimestamp(); ;)
        {
            try
            {
                await AskAsync(issuer, options, cancellation);
                return;
            }
            catch (Exception fault) when (IsSilence(fault) && !cancellation.IsCancellationRequested)
            {
                if (time.GetElapsedTime(began) > Patience)
                {
                    throw Refuse(issuer, $"does not answer: {fault.GetBaseException().Message.TrimEnd('.')}");
                }
            }

            await Task.Delay(Rest, time, cancellation);
        }
    }

    private async Task AskAsync(TrustedIssuer issuer, JwtBearerOptions options, CancellationToken cancellation)
    {
        using var answer = await options.Backchannel.GetAsync(new Uri(options.MetadataAddress!), cancellation);
        if ((int)answer.StatusCode < 500)
        {
            Require(answer.IsSuccessStatusCode, issuer, string.Create(CultureInfo.InvariantCulture, $"has no discovery document at {options.MetadataAddress}: it answers {(int)answer.StatusCode}"));
        }

        answer.EnsureSuccessStatusCode();
        if (answer.Headers.Date is { } there)
        {
            var apart = (there - time.GetUtcNow()).Duration();
            Require(apart <= MostApart, issuer, string.Create(CultureInfo.InvariantCulture, $"has another time, by {apart.TotalMinutes:0} minutes: set the clock that is off"));
        }

        var document = await ReadAsync(issuer, options, cancellation);
        Require(document.Issuer is { } named && issuer.Is(named), issuer, $"calls itself '{document.Issuer}': give that as its Authority");
        Require(document.SigningKeys.Count > 0, issuer, "has an empty key ring: nothing it signs could be checked");
    }

    private static async Task<Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectConfiguration> ReadAsync(
        TrustedIssuer issuer, JwtBearerOptions options, CancellationToken cancellation)
    {
        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(cancellation);
        }
        catch (Exception fault) when (!IsSilence(fault) && fault is not OperationCanceledException)
        {
            throw Refuse(issuer, $"gives no discovery document that can be read: {fault.GetBaseException().Message.TrimEnd('.')}");
        }
    }

    private static bool IsSilence(Exception fault) =>
        fault is HttpRequestException or TaskCanceledException || (fault.InnerException is { } inner && IsSilence(inner));

    private static void Require(bool holds, TrustedIssuer issuer, string what)
    {
        if (!holds)
        {
            throw Refuse(issuer, what);
        }
    }

    private static OptionsValidationException Refuse(TrustedIssuer issuer, string what) => new(
        nameof(TrustedIssuers), typeof(TrustedIssuers), [$"The issuer {issuer.Authority} (Coordination:Access:{TrustedIssuers.Key}:{issuer.Number}) {what}."]);
}
