using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coordination.Orleans.Hosting;

/// <summary>TLS between silos, and between clients and silos, in which both sides show a certificate.</summary>
/// <remarks>
/// Whoever has a certificate that the authorities signed takes part, under any name and address; whoever has none gets no
/// further than the handshake. So the authority is one that signs for this cluster and nobody else. Every process of a cluster
/// has it, or none: the two kinds do not understand each other.
/// </remarks>
public sealed class ClusterTls
{
    /// <summary>TLS by certificates that are at hand.</summary>
    /// <param name="certificate">This process's own, with its private key; for servers and clients both, if it says what it is for.</param>
    /// <param name="authorities">Who signs those of silos and clients.</param>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public ClusterTls(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(authorities);
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException($"The TLS certificate '{certificate.Subject}' has no private key.", nameof(certificate));
        }

        (Certificate, Authorities) = (certificate, authorities);
    }

    /// <summary>This process's certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Who signs those of silos and clients.</summary>
    public X509Certificate2Collection Authorities { get; }

    /// <summary>Reads the certificates from files, once: a new certificate counts from the next start on.</summary>
    /// <param name="certificate">This process's own: PEM, or PKCS #12 (.pfx, .p12) without a password.</param>
    /// <param name="key">The private key as PEM, not encrypted; null where the certificate's file holds it.</param>
    /// <param name="authorities">Who signs those of silos and clients: one PEM file, with what stands between them and the root.</param>
    /// <exception cref="ClusterException">A file is missing, or does not hold what it should.</exception>
    public static ClusterTls FromFiles(string certificate, string? key, string authorities)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(authorities);
        return new ClusterTls(
            Read(certificate, () => ReadCertificate(certificate, key), "a certificate with its private key, as PEM or as PKCS #12 without a password"),
            Read(authorities, () => ReadAuthorities(authorities), "the certificate of an authority as PEM"));
    }

    /// <summary>What cannot work, all of it at once.</summary>
    internal IEnumerable<string> Faults(DateTimeOffset now)
    {
        if (now > Certificate.NotAfter.ToUniversalTime())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The TLS certificate '{Certificate.Subject}' expired at {Certificate.NotAfter.ToUniversalTime():u}: renew it.");
        }

        if (now < Certificate.NotBefore.ToUniversalTime())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The TLS certificate '{Certificate.Subject}' is valid from {Certificate.NotBefore.ToUniversalTime():u} on, and this machine's clock says {now:u}.");
        }

        if (Authorities.Count == 0)
        {
            yield return "TLS needs the certificate of the authority that signs those of silos and clients.";
        }
        else if (!IsTrusted(Certificate, chain: null))
        {
            yield return $"The TLS certificate '{Certificate.Subject}' is not signed by the given authority, or its chain is not complete: the other silos would refuse it.";
        }
    }

    /// <summary>Whether the authorities signed a certificate that is valid now. Names do not count.</summary>
    /// <param name="certificate">It.</param>
    /// <param name="chain">What came with it.</param>
    internal bool IsTrusted(X509Certificate2 certificate, X509Chain? chain)
    {
        using var check = new X509Chain();
        check.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        check.ChainPolicy.CustomTrustStore.AddRange(Authorities);
        check.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        check.ChainPolicy.DisableCertificateDownloads = true;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            check.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return check.Build(certificate);
    }

    private static T Read<T>(string file, Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ClusterException($"There is no file '{file}': give one that holds {what}.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The file '{file}' cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
        catch (CryptographicException fault)
        {
            throw new ClusterException($"The file '{file}' does not hold {what}: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    /// <summary>Reads a certificate with its private key: PEM, or PKCS #12 without a password.</summary>
    internal static X509Certificate2 ReadCertificate(string certificate, string? key)
    {
        if (Path.GetExtension(certificate).ToLowerInvariant() is ".pfx" or ".p12")
        {
            var read = X509CertificateLoader.LoadPkcs12FromFile(certificate, password: null);
            return read.HasPrivateKey ? read : throw new CryptographicException("there is no private key in it");
        }

        // By way of PKCS #12, because not every system can use a key that was read from PEM in a handshake.
        using var pem = X509Certificate2.CreateFromPemFile(certificate, key ?? certificate);
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
    }

    private static X509Certificate2Collection ReadAuthorities(string file)
    {
        var read = new X509Certificate2Collection();
        read.ImportFromPemFile(file);
        return read.Count > 0 ? read : throw new CryptographicException("there is none in it");
    }
}
