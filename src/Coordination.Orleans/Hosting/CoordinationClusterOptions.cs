using System.Net;
using Coordination.Orleans.Halls;
using Coordination.Postgres;

namespace Coordination.Orleans.Hosting;

/// <summary>How a process takes part: as a silo alone, as one of several silos, or as a client.</summary>
public sealed record CoordinationClusterOptions
{
    /// <summary>Which cluster, when nobody says.</summary>
    public const string DefaultClusterId = "coordination";

    /// <summary>The service that every cluster of this engine offers, as Orleans names it.</summary>
    public const string ServiceId = "coordination";

    /// <summary>Where the silos talk to each other, when nobody says.</summary>
    public const int DefaultSiloPort = 11111;

    /// <summary>Where clients talk to a silo, when nobody says.</summary>
    public const int DefaultGatewayPort = 30000;

    /// <summary>The database of the members and of the reminders, which is that of the record. Null for a silo alone, and for a client of one.</summary>
    public PostgresJournalOptions? Database { get; init; }

    /// <summary>Which cluster: 1 to 100 letters, digits, '-', '_' and '.'. Every process of one database names the same.</summary>
    public string ClusterId { get; init; } = DefaultClusterId;

    /// <summary>The port for other silos. Default 11111; a silo alone takes a free one where that is taken. Only a silo needs it.</summary>
    public int? SiloPort { get; init; }

    /// <summary>The port for clients in other processes. Default 30000; a silo alone takes a free one where that is taken. A client of a silo alone names the silo's.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>The address by which others reach this silo, or by which a client reaches a silo alone. Default the loopback: this machine only.</summary>
    public IPAddress Advertise { get; init; } = IPAddress.Loopback;

    /// <summary>TLS between silos, and between clients and silos. Null, the default, for connections that are neither encrypted nor authenticated.</summary>
    public ClusterTls? Tls { get; init; }

    /// <summary>How long a call is repeated, while a silo dies and another takes over, before its caller gets the fault. Default 10 seconds.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How the members find out that one of them is dead.</summary>
    public FailureDetection Detection { get; init; } = new();

    /// <summary>How centres are activated though nobody calls.</summary>
    internal CentreActivationOptions Activation { get; init; } = new();

    /// <summary>What cannot work, all of it at once.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Require(
            ClusterId is { Length: > 0 and <= 100 } && ClusterId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'),
            $"{nameof(ClusterId)} must be 1 to 100 letters, digits, '-', '_' or '.'.");
        Require(SiloPort is null or (> 0 and <= 65535), $"{nameof(SiloPort)} must be a port from 1 to 65535.");
        Require(GatewayPort is null or (> 0 and <= 65535), $"{nameof(GatewayPort)} must be a port from 1 to 65535.");
        Require(
            (SiloPort ?? DefaultSiloPort) != (GatewayPort ?? DefaultGatewayPort), $"{nameof(SiloPort)} and {nameof(GatewayPort)} must be two ports.");
        Require(RetryFor > TimeSpan.Zero && RetryFor <= TimeSpan.FromMinutes(5), $"{nameof(RetryFor)} must be up to 5 minutes.");
        Require(
            !Advertise.Equals(IPAddress.Any) && !Advertise.Equals(IPAddress.IPv6Any),
            $"{nameof(Advertise)} must be an address that others can reach, not '{Advertise}'.");
        faults.AddRange(Detection.Faults());
        return faults;

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal CoordinationClusterOptions Validated() => Faults() is { Count: > 0 } faults ? throw new ArgumentException(string.Join(" ", faults)) : this;
}
