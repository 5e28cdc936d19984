using System.CommandLine;
using System.Net;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Clusters;

/// <summary>The cluster's options of one command.</summary>
internal sealed class ClusterOptionSet
{
    private readonly Option<bool> _cluster = new("--cluster")
    {
        Description = "Takes part, as a silo, in the cluster of processes that serve the halls of one PostgreSQL database together.",
    };

    private readonly Option<string?> _id = ClusterChoice.Id();
    private readonly Option<string?> _siloPort = ClusterChoice.SiloPort();
    private readonly Option<string?> _gatewayPort = ClusterChoice.GatewayPort();
    private readonly Option<string?> _advertise = ClusterChoice.Advertise();

    private readonly TlsOptionSet _tls = new();

    private readonly Option<bool> _insecurePorts = new("--insecure-silo-ports")
    {
        Description = "Lets other machines reach the silo's own ports without TLS, where nobody is asked who they are: for a network of the silos alone.",
    };

    private readonly Option<bool> _inProcess = new("--in-process")
    {
        Description = "Runs the grains in this process without Orleans: it starts sooner and takes less memory, and no Orleans client, dashboard or second silo can reach them.",
    };

    /// <summary>What a silo may be told.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _cluster, _inProcess, _id, _siloPort, _gatewayPort, _advertise, _insecurePorts }.Concat(_tls.All))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether Orleans' dashboard is asked for.</summary>
    /// <exception cref="UsageException">There would be nothing to show.</exception>
    public bool ReadDashboard(ParseResult parsed, Option<bool> dashboard) =>
        parsed.GetValue(dashboard) && parsed.GetValue(_inProcess)
            ? throw new UsageException("--dashboard shows a silo, and --in-process makes none: leave one of them out.")
            : parsed.GetValue(dashboard);

    /// <summary>The part that is asked for.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public ClusterPart Read(ParseResult parsed, bool hasDatabase)
    {
        var isMember = parsed.GetValue(_cluster);
        if (isMember && !hasDatabase)
        {
            throw new UsageException("--cluster needs the database that the silos share: give --postgres CONNECTION, or set the variable COORDINATION_POSTGRES_CONNECTION.");
        }

        if (parsed.GetValue(_inProcess))
        {
            Option[] ofASilo = [_id, _siloPort, _gatewayPort, _advertise, _insecurePorts, .. _tls.All];
            if (Array.Find(ofASilo, option => parsed.GetResult(option) is { Implicit: false }) is { } unused)
            {
                throw new UsageException($"{unused.Name} is a silo's, and --in-process makes none: leave one of them out.");
            }

            return isMember ? throw new UsageException("--cluster makes a silo, and --in-process makes none: leave one of them out.") : new ClusterPart { Role = HostRole.InProcess };
        }

        return ReadSilo(parsed, isMember);
    }

    private ClusterPart ReadSilo(ParseResult parsed, bool isMember)
    {
        if (!isMember && parsed.GetResult(_advertise) is { Implicit: false })
        {
            throw new UsageException("--advertise says where the other silos of a cluster reach this one, and a silo alone is reached from this machine only: add --cluster, or leave it out.");
        }

        var part = new ClusterPart
        {
            Role = isMember ? HostRole.Member : HostRole.Silo,
            Id = ClusterChoice.ReadId(parsed.GetValue(_id), parsed.Console()),
            SiloPort = ClusterChoice.ReadPort(parsed.GetValue(_siloPort), "--silo-port", ClusterChoice.SiloPortVariable, parsed.Console()),
            GatewayPort = ClusterChoice.ReadPort(parsed.GetValue(_gatewayPort), "--gateway-port", ClusterChoice.GatewayPortVariable, parsed.Console()),
            Advertise = isMember ? ClusterChoice.ReadAddress(parsed.GetValue(_advertise), parsed.Console()) : IPAddress.Loopback,
            Tls = _tls.Read(parsed),
        };
        return (part.SiloPort ?? CoordinationClusterOptions.DefaultSiloPort) == (part.GatewayPort ?? CoordinationClusterOptions.DefaultGatewayPort)
            ? throw new UsageException("--silo-port and --gateway-port must be two ports.")
            : !parsed.GetValue(_insecurePorts) && part.Tls is null && !IPAddress.IsLoopback(part.Advertise) ? throw new UsageException(
                $"Other machines could reach the silo at '{part.Advertise}', and nobody asks who they are: leave --advertise out for silos of this machine only, give the silos certificates with --tls-certificate, or add --insecure-silo-ports if their network is the silos' alone.")
            : part;
    }
}
