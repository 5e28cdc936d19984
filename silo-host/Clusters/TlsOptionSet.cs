using System.CommandLine;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Clusters;

/// <summary>The files of TLS between silos, and between clients and silos, each with a variable of the environment.</summary>
internal sealed class TlsOptionSet
{
    public const string CertificateVariable = "COORDINATION_TLS_CERTIFICATE";
    public const string KeyVariable = "COORDINATION_TLS_KEY";
    public const string AuthorityVariable = "COORDINATION_TLS_AUTHORITY";

    private readonly Option<string?> _certificate = new("--tls-certificate")
    {
        Description = $"This process's certificate for TLS among silos and clients: PEM, or .pfx without a password. Default {CertificateVariable}; without one there is no TLS.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--tls-key")
    {
        Description = $"Its private key as PEM, where the certificate's file does not hold it. Default {KeyVariable}.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _authority = new("--tls-authority")
    {
        Description = $"The certificate of the authority that signs those of silos and clients, and of nobody else, as PEM. Default {AuthorityVariable}.",
        HelpName = "FILE",
    };

    /// <summary>Each of them.</summary>
    public IReadOnlyList<Option> All => [_certificate, _key, _authority];

    /// <summary>What they come to; null when nothing is given.</summary>
    /// <exception cref="UsageException">One is missing, or its file does not hold what it should.</exception>
    public ClusterTls? Read(ParseResult parsed)
    {
        var certificate = Given(parsed, _certificate, CertificateVariable);
        var key = Given(parsed, _key, KeyVariable);
        var authority = Given(parsed, _authority, AuthorityVariable);
        return (certificate, authority) switch
        {
            (null, null) when key is null => null,
            (null, _) => throw new UsageException($"TLS needs a certificate: give --tls-certificate FILE, or set the variable {CertificateVariable}."),
            (_, null) => throw new UsageException($"TLS needs the authority that signs the silos' and clients' certificates: give --tls-authority FILE, or set the variable {AuthorityVariable}."),
            _ => Load(certificate, key, authority),
        };
    }

    private static ClusterTls Load(string certificate, string? key, string authority)
    {
        try
        {
            return ClusterTls.FromFiles(certificate, key, authority);
        }
        catch (ClusterException fault)
        {
            throw new UsageException(fault.Message);
        }
    }

    private static string? Given(ParseResult parsed, Option<string?> option, string variable) =>
        (parsed.GetValue(option) ?? parsed.Console().Variable(variable)) is { Length: > 0 } given ? given : null;
}
