using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.TestKit;
using Coordination.Simulation.Clock;
using Coordination.TestKit.Ports;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>TLS of the host's own, and proxies that end it.</summary>
public sealed class HttpAddressTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_Https_ShowsItsCertificateAndAsksForTlsByNameAlone()
    {
        var (certificate, key) = Write("hall.example");
        var port = FreePort.Next();
        await using var served = await Served.StartGuardedAsync(
            "--in-process", "--data", _folder.File("hall.db"), "--urls", $"https://127.0.0.1:{port}", "--https-certificate", certificate, "--https-key", key, "--trusted-proxy", "192.0.2.7");
        string? shown = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, presented, _, _) =>
            {
                shown = presented!.Subject;
                return true;
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };

        using var own = await client.GetAsync(new Uri("/v1/centres/riverside/services", UriKind.Relative));
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        shown.ShouldBe("CN=hall.example");
        using var named = await SendAsync(client, ("Host", "hall.example"));
        named.Headers.GetValues("Strict-Transport-Security").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Serve_BehindATrustedProxy_BelievesItWhoCalledAndHow()
    {
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", _folder.File("hall.db"), "--trusted-proxy", "127.0.0.1");
        using var secure = await SendAsync(served.Client, ("X-Forwarded-For", "192.0.2.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "hall.example"));

        secure.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var submission = new HttpRequestMessage(HttpMethod.Post, "/v1/centres/riverside/requests") { Content = new StringContent("""{"service":"general-enquiry"}""", System.Text.Encoding.UTF8, "application/json") };
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "hall.example"), ("X-Forwarded-For", "192.0.2.9"), ("Origin", "https://hall.example") })
        {
            submission.Headers.Add(name, value);
        }

        using var submitted = await served.Client.SendAsync(submission);
        submitted.StatusCode.ShouldBe(HttpStatusCode.Created, await submitted.Content.ReadAsStringAsync());
        secure.Headers.GetValues("Strict-Transport-Security").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Serve_WithoutATrustedProxy_BelievesNobody()
    {
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", _folder.File("hall.db"));
        using var answer = await SendAsync(served.Client, ("X-Forwarded-For", "192.0.2.9"), ("X-Forwarded-Proto", "https"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https", HttpStatusCode.OK)]
    [InlineData("http", HttpStatusCode.Forbidden)]
    [InlineData("https, http", HttpStatusCode.Forbidden)]
    [InlineData("http, https", HttpStatusCode.OK)]
    [InlineData("ftp:", HttpStatusCode.Forbidden)]
    public async Task Serve_BehindAProxy_ServesWhatItTookByTls(string said, HttpStatusCode expected)
    {
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", _folder.File("hall.db"), "--trusted-proxy", "127.0.0.1");
        using var answer = await SendAsync(served.Client, ("X-Forwarded-For", "192.0.2.9"), ("X-Forwarded-Proto", said), ("X-Forwarded-Host", "hall.example"));

        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        if (expected == HttpStatusCode.Forbidden)
        {
            (await answer.Content.ReadAsStringAsync()).ShouldContain("call by https://");
        }
    }

    [Fact]
    public async Task Serve_BehindAProxyThatSaysNothing_RefusesButProbesAndItsOwnMachine()
    {
        await using var served = await Served.StartGuardedAsync("--in-process", "--data", _folder.File("hall.db"), "--trusted-proxy", "127.0.0.1");
        using var silent = await SendAsync(served.Client, ("X-Forwarded-For", "192.0.2.9"));
        using var probe = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "X-Forwarded-For", "192.0.2.9" }, { "X-Forwarded-Proto", "http" } } };
        using var probed = await served.Client.SendAsync(probe);
        using var own = await SendAsync(served.Client);

        (silent.StatusCode, probed.StatusCode, own.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("192.0.2.7", "hall.example", null, "Proxy")]
    [InlineData("::ffff:192.0.2.7", "hall.example", null, "Proxy")]
    [InlineData("192.0.2.7", "127.0.0.1:5081", null, "ThisMachine")]
    [InlineData("192.0.2.7", "127.0.0.1:5081", "X-Forwarded-Proto", "Proxy")]
    [InlineData("192.0.2.7", "localhost", "X-Forwarded-For", "Proxy")]
    [InlineData("192.0.2.8", "localhost", null, "Elsewhere")]
    [InlineData("127.0.0.1", "hall.example", null, "ThisMachine")]
    [InlineData("::1", "hall.example", "X-Forwarded-Proto", "ThisMachine")]
    public void ComesBy_FromThere_AsTheProxiesAreNamed(string from, string host, string? header, string expected)
    {
        var call = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Host = new HostString(host) } };
        if (header is not null)
        {
            call.Request.Headers[header] = "http";
        }

        $"{ProxyGate.ComesBy(call, new HttpOptions { TrustedProxies = [new IPNetwork(IPAddress.Parse("192.0.2.7"), 32)] })}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("Proxy", "http", "/v1/centres/riverside/services", false)]
    [InlineData("Proxy", "https", "/v1/centres/riverside/services", true)]
    [InlineData("Elsewhere", "http", "/v1/centres/riverside/services", false)]
    [InlineData("Elsewhere", "https", "/v1/centres/riverside/services", true)]
    [InlineData("Elsewhere", "http", "/health/ready", true)]
    [InlineData("Proxy", "http", "/health/live", true)]
    [InlineData("Proxy", "http", "/metrics", true)]
    [InlineData("Proxy", "http", "/metricsx", false)]
    [InlineData("ThisMachine", "http", "/", true)]
    public void IsServed_ACall_ByTlsThisMachineAndWhatIsOpen(string cameBy, string scheme, string path, bool isServed)
    {
        var call = new DefaultHttpContext { Request = { Scheme = scheme, Path = path } };

        ProxyGate.IsServed(call, Enum.Parse<CameBy>(cameBy)).ShouldBe(isServed);
    }

    [Fact]
    public void Certificate_RenewedInItsFile_CountsSoonAndABrokenOneNever()
    {
        var time = new VirtualClock(TimeProvider.System.GetUtcNow());
        var (certificate, key) = Write("first.example");
        var read = HttpsCertificate.Read(certificate, key, time).ShouldNotBeNull();

        Write("second.example");
        File.SetLastWriteTimeUtc(certificate, DateTime.UtcNow.AddMinutes(1));
        read.Current.TargetCertificate.Subject.ShouldBe("CN=first.example");
        time.Advance(TimeSpan.FromSeconds(11));
        read.Current.TargetCertificate.Subject.ShouldBe("CN=second.example");

        File.WriteAllText(certificate, "half a");
        time.Advance(TimeSpan.FromSeconds(11));
        read.Current.TargetCertificate.Subject.ShouldBe("CN=second.example");
    }

    [Fact]
    public void Certificate_InPkcs12_IsRead()
    {
        using var made = Make("pfx.example");
        var file = _folder.File("hall.pfx");
        File.WriteAllBytes(file, made.Export(X509ContentType.Pkcs12));

        HttpsCertificate.Read(file, null).ShouldNotBeNull().Current.TargetCertificate.Subject.ShouldBe("CN=pfx.example");
    }

    [Fact]
    public async Task Serve_ExpiredCertificate_Exits2()
    {
        var (certificate, key) = Write("old.example", days: -1);
        var ended = await Cli.RunAsync("serve", "--in-process", "--data", _folder.File("hall.db"), "--urls", "https://127.0.0.1:0", "--https-certificate", certificate, "--https-key", key);

        ended.ExitCode.ShouldBe(2);
        ended.Error.ShouldContain("expired");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "/v1/centres/riverside/services");
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(message);
    }

    private (string Certificate, string Key) Write(string name, int days = 30)
    {
        using var made = Make(name, days);
        var (certificate, key) = (_folder.File("hall.pem"), _folder.File("hall.key"));
        File.WriteAllText(key, made.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, made.ExportCertificatePem());
        return (certificate, key);
    }

    private static X509Certificate2 Make(string name, int days = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-60), now.AddDays(days));
    }
}
