using System.CommandLine;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Telemetry;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Clusters;

/// <summary><c>client</c>: the HTTP host of a cluster, in a process that is no silo.</summary>
internal static class ClientCommand
{
    private static readonly Option<string?> Postgres = StoreChoice.Postgres();
    private static readonly Option<string?> Id = ClusterChoice.Id();

    private static readonly TlsOptionSet Tls = new();

    private static readonly HttpOptionSet Http = new();

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Logs everything, not only warnings." };

    private static readonly TelemetryOptionSet Telemetry = new();

    public static Command Create()
    {
        var command = new Command("client", "Serve the halls of a cluster over HTTP from a process that is no silo itself.")
        {
            Postgres, Id, Verbose,
        };
        foreach (var option in Tls.All)
        {
            command.Options.Add(option);
        }

        Http.AddTo(command);
        Telemetry.AddTo(command);
        command.SetAction((parsed, cancellation) => ServeCommand.RunAsync(Read(parsed), cancellation));
        return command;
    }

    private static ServeOptions Read(ParseResult parsed) => new()
    {
        Console = parsed.Console(),
        Postgres = StoreChoice.Read(parsed, data: null, Postgres)
            ?? throw new UsageException($"There is no cluster to call: give --postgres CONNECTION, or set the variable {StoreChoice.Variable}."),
        Cluster = new ClusterPart { Role = HostRole.Client, Id = ClusterChoice.ReadId(parsed.GetValue(Id), parsed.Console()), Tls = Tls.Read(parsed) },
        Http = Http.Read(parsed),
        Metrics = Telemetry.ReadMetrics(parsed),
        LogFormat = Telemetry.ReadLogFormat(parsed),
        Verbose = parsed.GetValue(Verbose),
    };
}
