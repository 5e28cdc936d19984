using System.CommandLine;
using System.Net;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>Where HTTP is served, and who may call from where.</summary>
internal sealed class HttpOptionSet
{
    public const string ProxiesVariable = "COORDINATION_TRUSTED_PROXIES";
    public const string CertificateVariable = "COORDINATION_HTTPS_CERTIFICATE";
    public const string KeyVariable = "COORDINATION_HTTPS_KEY";

    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = $"Where to listen; several are separated by semicolons. Default the variable ASPNETCORE_URLS, or {ServeOptions.DefaultUrl}.",
        HelpName = "URL",
    };

    private readonly Option<string?> _certificate = new("--https-certificate")
    {
        Description = $"The certificate of https:// addresses: PEM, or .pfx without a password; read again when the file changes. Default {CertificateVariable}.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--https-key")
    {
        Description = $"Its private key as PEM, where the certificate's file does not hold it. Default {KeyVariable}.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _proxies = new("--trusted-proxy")
    {
        Description = $"An address or network (192.0.2.0/24) of proxies that end TLS before this host: with them it may listen on http:// addresses that other machines can reach, serves calls of theirs alone, and believes them who called. Default {ProxiesVariable}, separated by commas.",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> _insecureActors = new("--insecure-actors")
    {
        Description = "Takes the header X-Actor for who calls, to try things out on this machine: it proves nothing.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _urls, _certificate, _key, _proxies, _insecureActors })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public HttpOptions Read(ParseResult parsed)
    {
        var console = parsed.Console();
        var proxies = parsed.GetValue(_proxies) is { Length: > 0 } given ? given : [console.Variable(ProxiesVariable) ?? ""];
        return new HttpOptions
        {
            Urls = parsed.GetValue(_urls) ?? [],
            Certificate = HttpsCertificate.Read(Given(parsed.GetValue(_certificate), CertificateVariable, console), Given(parsed.GetValue(_key), KeyVariable, console)),
            TrustedProxies = [.. proxies.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(ReadNetwork)],
            InsecureActors = parsed.GetValue(_insecureActors),
        };
    }

    private static string? Given(string? option, string variable, CommandConsole console) => (option ?? console.Variable(variable)) is { Length: > 0 } given ? given : null;

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network.PrefixLength > 0 ? network : throw new UsageException($"--trusted-proxy '{text}' (or {ProxiesVariable}) would believe everybody: name where the proxies are.")
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new UsageException($"--trusted-proxy '{text}' (or {ProxiesVariable}) is not right: give an address such as 192.0.2.7, or a network such as 192.0.2.0/24.");
}
