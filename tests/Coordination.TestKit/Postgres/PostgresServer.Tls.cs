using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coordination.TestKit.Postgres;

// Connections that nobody can read or take over on their way.
public sealed partial class PostgresServer
{
    /// <summary>Has the server take TLS connections as 127.0.0.1, and starts it again.</summary>
    /// <returns>The certificate that a client must trust, as PEM.</returns>
    public async Task<string> UseTlsAsync()
    {
        using var key = RSA.Create(2048);
        using var certificate = SelfSigned(key);
        await WriteAsync("server.crt", certificate.ExportCertificatePem());
        await WriteAsync("server.key", key.ExportPkcs8PrivateKeyPem());
        await File.AppendAllTextAsync(Path.Combine(OwnFolder, "postgresql.conf"), "ssl = on\n");
        await StopAsync(PostgresStop.Fast);
        await StartAgainAsync();
        return certificate.ExportCertificatePem();
    }

    /// <summary>A certificate for 127.0.0.1 that nobody but itself vouches for.</summary>
    public static X509Certificate2 SelfSigned(RSA key)
    {
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    // The server takes no key that others than its own user may read.
    private async Task WriteAsync(string name, string text)
    {
        var path = Path.Combine(OwnFolder, name);
        await PostgresBinaries.RunAsUserAsync("install", "-m", "600", "/dev/null", path);
        await File.WriteAllTextAsync(path, text);
    }
}
