using System.Collections.Immutable;
using System.Net;

namespace Coordination.SiloHost.Serving;

/// <summary>Where HTTP is served, and who may call from where.</summary>
internal sealed record HttpOptions
{
    /// <summary>Where to listen; as the settings say, or the default, when empty.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The certificate of https:// addresses.</summary>
    public HttpsCertificate? Certificate { get; init; }

    /// <summary>Where proxies call from that end TLS before this host.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether <c>X-Actor</c> says who calls.</summary>
    public bool InsecureActors { get; init; }
}
