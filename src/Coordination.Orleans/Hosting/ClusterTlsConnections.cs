using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Puts TLS under the connections of silos and clients.</summary>
internal static class ClusterTlsConnections
{
    // A name is sent with the handshake and means nothing: certificates count by who signed them.
    private const string Name = "coordination";

    public static void Secure(this ISiloBuilder silo, CoordinationClusterOptions options)
    {
        if (options.Tls is { } tls)
        {
            silo.UseTls(orleans => Apply(tls, orleans));
        }
    }

    public static void Secure(this IClientBuilder client, CoordinationClusterOptions options)
    {
        if (options.Tls is { } tls)
        {
            client.UseTls(orleans => Apply(tls, orleans));
        }
    }

    private static void Apply(ClusterTls tls, TlsOptions orleans)
    {
        orleans.LocalCertificate = tls.Certificate;
        orleans.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        orleans.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        orleans.RemoteCertificateValidation = (certificate, chain, _) => tls.IsTrusted(certificate, chain);
        orleans.OnAuthenticateAsClient = (_, handshake) => handshake.TargetHost = Name;
    }
}
