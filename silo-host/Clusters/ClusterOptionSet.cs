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

    /// <summary>What a silo may be told.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _cluster, _id, _siloPort, _gatewayPort, _advertise })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The part as a silo; null without <c>--cluster</c>.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public ClusterPart? Read(ParseResult parsed, bool hasDatabase, bool isInsecure)
    {
        if (!parsed.GetValue(_cluster))
        {
            return null;
        }

        if (!hasDatabase)
        {
            throw new UsageException("--cluster needs the database that the silos share: give --postgres CONNECTION, or set the variable COORDINATION_POSTGRES_CONNECTION.");
        }

        var part = new ClusterPart(
            IsClient: false,
            ClusterChoice.ReadId(parsed.GetValue(_id), parsed.Console()),
            ClusterChoice.ReadPort(parsed.GetValue(_siloPort), "--silo-port", ClusterChoice.SiloPortVariable, ClusterOptions.DefaultSiloPort, parsed.Console()),
            ClusterChoice.ReadPort(parsed.GetValue(_gatewayPort), "--gateway-port", ClusterChoice.GatewayPortVariable, ClusterOptions.DefaultGatewayPort, parsed.Console()),
            ClusterChoice.ReadAddress(parsed.GetValue(_advertise), parsed.Console()));
        return part.SiloPort == part.GatewayPort ? throw new UsageException("--silo-port and --gateway-port must be two ports.")
            : !isInsecure && !IPAddress.IsLoopback(part.Advertise) ? throw new UsageException(
                $"Other machines could reach the silo at '{part.Advertise}', and there is no authentication yet: leave --advertise out for silos of this machine only, or add --insecure if that is what you want.")
            : part;
    }
}
