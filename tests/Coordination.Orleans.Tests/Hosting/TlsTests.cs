using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Postgres;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Silos and clients that show certificates, and others that have none, or one of somebody else's.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class TlsTests(ClusterFixture cluster) : IDisposable
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(1);

    private readonly TestAuthority _authority = new("the cluster's");
    private readonly TestAuthority _stranger = new("a stranger's");

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [NeedFact]
    public async Task Silos_WithCertificates_ServeEachOthersHallsAndAClient()
    {
        await using var silos = new InProcessSilos(cluster) { Tls = _authority.For("silos") };
        var one = await silos.StartAsync();
        var other = await silos.StartAsync();
        var hall = await one.NewHallAsync(other);
        await one.PublishAsync(hall);

        (await one.SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport }, TestHall.Citizen())).Require();

        // The client comes with a certificate of its own, signed by the same authority.
        using var client = Client(_authority.For("a portal"));
        await client.StartAsync().WaitAsync(Enough);
        (await client.Services.GetRequiredService<ICoordination>().SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport }, TestHall.Citizen())).Require();
        await client.StopAsync();
    }

    [NeedFact]
    public async Task Ports_OfASilo_AreClosedToWhoeverHasNoCertificateOfTheAuthority()
    {
        var (silo, gateway) = (FreePort.Next(), FreePort.Next());
        await using var silos = new InProcessSilos(cluster) { Tls = _authority.For("silos") };
        await silos.StartAsync(port: silo, gateway: gateway);

        foreach (var port in new[] { silo, gateway })
        {
            (await IsLetInAsync(port, _authority.Sign("another"), TimeSpan.FromSeconds(1))).ShouldBeTrue();
            (await IsLetInAsync(port, null, Enough)).ShouldBeFalse();
            (await IsLetInAsync(port, _stranger.Sign("silos"), Enough)).ShouldBeFalse();
            (await IsLetInAsync(port, _authority.Sign("late", fromDay: -3, toDay: -2), Enough)).ShouldBeFalse();
        }
    }

    [NeedFact]
    public async Task Silo_WithoutACertificateOrAStrangers_CallsNobody()
    {
        await using var silos = new InProcessSilos(cluster) { Tls = _authority.For("silos") };
        await silos.StartAsync();

        foreach (var tls in new[] { null, _stranger.For("silos") })
        {
            await using var others = new InProcessSilos(cluster) { Tls = tls };
            await Should.ThrowAsync<Exception>(others.StartAsync(configure: silo => silo.Configure<ClusterMembershipOptions>(members => members.MaxJoinAttemptTime = TimeSpan.FromSeconds(2))));
            using var client = Client(tls, TimeSpan.FromSeconds(2));
            await Should.ThrowAsync<Exception>(client.StartAsync().WaitAsync(Enough));
        }
    }

    [NeedFact]
    public async Task Start_CertificateThatCannotWork_IsSaidInOneSentence()
    {
        (await FaultOfAsync(new ClusterTls(_authority.Sign("silo", fromDay: -3, toDay: -2), [_authority.Certificate]))).ShouldContain("expired at");
        (await FaultOfAsync(new ClusterTls(_authority.Sign("silo", fromDay: 1, toDay: 2), [_authority.Certificate]))).ShouldContain("is valid from");
        Should.Throw<ArgumentException>(() => new ClusterTls(Keyless(), [_authority.Certificate])).Message.ShouldContain("The TLS certificate 'CN=silo' has no private key.");
        (await FaultOfAsync(_stranger.For("silo") is { } tls ? new ClusterTls(tls.Certificate, [_authority.Certificate]) : null!)).ShouldContain("is not signed by the given authority");
    }

    [Fact]
    public void FromFiles_EachWayOfWritingThem_IsRead()
    {
        using var folder = new Folder();
        var certificate = _authority.Sign("silo");
        var pem = certificate.ExportCertificatePem();
        var key = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
        var authority = folder.Write("ca.pem", _authority.Certificate.ExportCertificatePem());

        foreach (var tls in new[]
        {
            ClusterTls.FromFiles(folder.Write("silo.pem", pem), folder.Write("silo.key", key), authority),
            ClusterTls.FromFiles(folder.Write("both.pem", $"{pem}\n{key}"), null, authority),
            ClusterTls.FromFiles(folder.Write("silo.pfx", certificate.Export(X509ContentType.Pkcs12)), null, authority),
        })
        {
            tls.Faults(TimeProvider.System.GetUtcNow()).ShouldBeEmpty();
        }
    }

    [Fact]
    public void FromFiles_WhatIsNoCertificate_IsSaidWithItsName()
    {
        using var folder = new Folder();
        var certificate = _authority.Sign("silo");
        var authority = folder.Write("ca.pem", _authority.Certificate.ExportCertificatePem());
        var alone = folder.Write("alone.pem", certificate.ExportCertificatePem());
        var pem = folder.Write("both.pem", $"{certificate.ExportCertificatePem()}\n{certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}");

        Fault(folder.Of("missing.pem"), null, authority).ShouldBe($"There is no file '{folder.Of("missing.pem")}': give one that holds a certificate with its private key, as PEM or as PKCS #12 without a password.");
        Fault(alone, null, authority).ShouldContain("alone.pem' does not hold a certificate with its private key");
        Fault(folder.Write("locked.pfx", certificate.Export(X509ContentType.Pkcs12, "secret")), null, authority).ShouldContain("locked.pfx' does not hold");
        Fault(folder.Write("keyless.pfx", Keyless().Export(X509ContentType.Pkcs12)), null, authority).ShouldContain("keyless.pfx' does not hold a certificate with its private key");
        Fault(pem, null, folder.Of("missing-ca.pem")).ShouldContain("missing-ca.pem'");
        Fault(pem, null, folder.Write("empty.pem", "")).ShouldContain("empty.pem' does not hold the certificate of an authority");

        static string Fault(string certificate, string? key, string authority) => Should.Throw<ClusterException>(() => ClusterTls.FromFiles(certificate, key, authority)).Message;
    }

    private X509Certificate2 Keyless() => X509CertificateLoader.LoadCertificate(_authority.Sign("silo").Export(X509ContentType.Cert));

    private async Task<string> FaultOfAsync(ClusterTls tls)
    {
        await using var silos = new InProcessSilos(cluster) { Tls = tls };
        return (await Should.ThrowAsync<Exception>(silos.StartAsync())).Message;
    }

    private IHost Client(ClusterTls? tls, TimeSpan? retryFor = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddCoordination().UsePostgres(cluster.Connection).UseCluster(new CoordinationClusterOptions
        {
            Database = new PostgresJournalOptions { ConnectionString = cluster.Connection },
            ClusterId = InProcessSilos.ClusterId,
            RetryFor = retryFor ?? new CoordinationClusterOptions().RetryFor,
            Tls = tls,
        });
        return builder.Build();
    }

    // Whoever is let in is not answered before it has said something; whoever is not is hung up on. Under TLS 1.3 that may come
    // after the caller's side of the handshake.
    private static async Task<bool> IsLetInAsync(int port, X509Certificate2? certificate, TimeSpan patience)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, (_, theirs, _, _) => theirs is not null);
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "silo", ClientCertificates = certificate is null ? null : [certificate] });
            var read = stream.ReadAsync(new byte[1]).AsTask();
            await stream.WriteAsync(new byte[1]);
            return await Task.WhenAny(read, Task.Delay(patience)) != read || await read > 0;
        }
        catch (Exception fault) when (fault is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private sealed class Folder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("tls-").FullName;

        public string Of(string name) => Path.Combine(_path, name);

        public string Write(string name, string text)
        {
            File.WriteAllText(Of(name), text);
            return Of(name);
        }

        public string Write(string name, byte[] bytes)
        {
            File.WriteAllBytes(Of(name), bytes);
            return Of(name);
        }

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
