using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>Files of TLS among silos that cannot work end the start in one sentence.</summary>
public sealed class TlsUsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_FileMissingOrWrong_SaysWhichAndEndsAsUsage()
    {
        var pem = Write("silo.pem", fromDay: -1, toDay: 1);
        var missing = _folder.File("missing.pem");

        (await FaultAsync("--tls-certificate", missing, "--tls-authority", pem)).ShouldContain($"There is no file '{missing}'");
        (await FaultAsync("--tls-certificate", pem, "--tls-authority", missing)).ShouldContain($"There is no file '{missing}'");
        (await FaultAsync("--tls-certificate", pem)).ShouldContain("--tls-authority FILE");
        (await FaultAsync("--tls-authority", pem)).ShouldContain("--tls-certificate FILE");
        (await FaultAsync("--tls-key", pem)).ShouldContain("--tls-certificate FILE");
        (await FaultAsync("--in-process", "--tls-certificate", pem, "--tls-authority", pem)).ShouldContain("--tls-certificate is a silo's");
    }

    [Fact]
    public async Task Serve_CertificateExpired_SaysWhenAndEndsAsAFault()
    {
        var pem = Write("silo.pem", fromDay: -3, toDay: -2);

        var ended = await Cli.RunAsync("serve", "--data", _folder.File("hall.db"), "--urls", "http://127.0.0.1:0", "--tls-certificate", pem, "--tls-authority", pem);

        ended.ExitCode.ShouldBe(1);
        ended.Error.ShouldContain("The TLS certificate 'CN=silo' expired at");
        ended.HasPlainError.ShouldBeTrue(ended.Error);
    }

    private async Task<string> FaultAsync(params string[] arguments)
    {
        var ended = await Cli.RunAsync(["serve", "--data", _folder.File("hall.db"), .. arguments]);
        ended.ExitCode.ShouldBe(2, ended.Error);
        ended.HasPlainError.ShouldBeTrue(ended.Error);
        return ended.Error;
    }

    private string Write(string name, int fromDay, int toDay)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=silo", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(fromDay), now.AddDays(toDay));
        File.WriteAllText(_folder.File(name), $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return _folder.File(name);
    }
}
