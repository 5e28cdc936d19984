using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>The certificate that the host shows to those who call by https://, with what stands between it and its root. A renewed file counts without a restart.</summary>
internal sealed class HttpsCertificate
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly string _file;
    private readonly string? _key;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private Loaded _loaded;
    private long _lookedAt;

    private HttpsCertificate(string file, string? key, TimeProvider time)
    {
        (_file, _key, _time) = (file, key, time);
        _lookedAt = time.GetTimestamp();
        _loaded = Load(file, key);
    }

    /// <summary>The certificate and its chain, as the file is now; as it was where that cannot be read.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_gate)
            {
                if (_time.GetElapsedTime(_lookedAt) >= LookAgain)
                {
                    _lookedAt = _time.GetTimestamp();
                    _loaded = Renewed();
                }

                return _loaded.Certificate;
            }
        }
    }

    /// <summary>Reads a certificate's files; null when none are named.</summary>
    /// <exception cref="UsageException">A file is missing, or does not hold what it should.</exception>
    public static HttpsCertificate? Read(string? file, string? key, TimeProvider? time = null)
    {
        if (file is null)
        {
            return key is null ? null : throw new UsageException($"--https-key is a certificate's: give --https-certificate FILE as well, or set the variable {HttpOptionSet.CertificateVariable}.");
        }

        try
        {
            var read = new HttpsCertificate(file, key, time ?? TimeProvider.System);
            return read.Current.TargetCertificate.NotAfter.ToUniversalTime() is var end && end > TimeProvider.System.GetUtcNow() ? read : throw new UsageException($"The certificate in '{file}' expired at {end:u}: renew it.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{(File.Exists(file) ? key : file)}': --https-certificate and --https-key name files.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"'{file}' does not hold a certificate with its private key, as PEM or as PKCS #12 without a password: {fault.Message.TrimEnd('.')}.");
        }
    }

    private Loaded Renewed()
    {
        try
        {
            return File.GetLastWriteTimeUtc(_file) == _loaded.WrittenAt ? _loaded : Load(_file, _key);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return _loaded;
        }
    }

    private static Loaded Load(string file, string? key)
    {
        // The time first: what is written while it is read is read again.
        var writtenAt = File.GetLastWriteTimeUtc(file);

        // Offline: what the file leaves out of the chain is fetched from nowhere.
        return new(SslStreamCertificateContext.Create(ClusterTls.ReadCertificate(file, key), ReadChain(file), offline: true), writtenAt);
    }

    // What stands in the file beside the certificate itself, which is the first of a PEM file and has the key in PKCS #12.
    private static X509Certificate2Collection ReadChain(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is ".pfx" or ".p12")
        {
            return [.. X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password: null).Where(one => !one.HasPrivateKey)];
        }

        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        chain.RemoveAt(0);
        return chain;
    }

    private sealed record Loaded(SslStreamCertificateContext Certificate, DateTime WrittenAt);
}
