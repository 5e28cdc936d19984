using System.CommandLine;
using Coordination.SiloHost.Anchors;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Telemetry;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary><c>serve</c>: the HTTP host.</summary>
internal static class ServeCommand
{
    private static readonly Option<FileInfo?> Plan = new("--plan")
    {
        Description = "A hall's plan as JSON; published as the next version when it differs from the stored one. Without it the stored plan stays; the first time, a sample hall is published.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Data = new("--data")
    {
        Description = "The database file; created when it does not exist. By default in the user's data directory: coordination/hall.db, or demo.db with --demo.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Postgres = StoreChoice.Postgres();

    private static readonly ClusterOptionSet Cluster = new();

    private static readonly TelemetryOptionSet Telemetry = new();

    private static readonly AnchorOptionSet Anchors = new();

    private static readonly HttpOptionSet Http = new();

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Simulated citizens and staff, so that there is something to see; in a hall that is always open and a database of its own.",
    };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "How many times faster than life the demo is, from 0.1 to 1000.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<bool> Dashboard = new("--dashboard")
    {
        Description = "Serves Orleans' own dashboard at /console/orleans/, for administrators of all halls. It takes about 80 MB of memory.",
    };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Logs everything, not only warnings." };

    /// <summary>Makes the command. Every option has a default, so that a program without arguments can run it as well.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Serve a hall over HTTP, on this machine only unless told otherwise.")
        {
            Plan, Data, Postgres, Demo, Speed, Dashboard, Verbose,
        };
        Http.AddTo(command);
        Cluster.AddTo(command);
        Telemetry.AddTo(command);
        Anchors.AddTo(command);
        command.Exclude(Data, Postgres);
        command.SetAction((parsed, cancellation) => RunAsync(Read(parsed), cancellation));
        return command;
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>0, after an orderly stop.</returns>
    /// <exception cref="ServeException">It cannot serve.</exception>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            await HallServer.RunAsync(options, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop before it had started.
        }
        catch (Exception fault) when (fault is not ServeException && ServeFaults.Explain(fault, options) is { } explained)
        {
            throw explained;
        }

        return 0;
    }

    // Simulated people must not get into a real hall because a variable happens to be set.
    private static PostgresTarget? ReadPostgres(ParseResult parsed) =>
        parsed.GetValue(Demo) && parsed.GetValue(Postgres) is null ? null : StoreChoice.Read(parsed, Data, Postgres);

    private static ServeOptions Read(ParseResult parsed) => Read(parsed, ReadPostgres(parsed));

    private static ServeOptions Read(ParseResult parsed, PostgresTarget? postgres) => new()
    {
        Console = parsed.Console(),
        Plan = parsed.GetValue(Plan),
        Data = parsed.GetValue(Data),
        Postgres = postgres,
        Cluster = Cluster.Read(parsed, postgres is not null),
        Http = Http.Read(parsed),
        Dashboard = Cluster.ReadDashboard(parsed, Dashboard),
        Demo = parsed.GetValue(Demo),
        Speed = parsed.GetValue(Speed),
        Anchor = Anchors.Read(parsed),
        AnchorEvery = Anchors.ReadEvery(parsed),
        Metrics = Telemetry.ReadMetrics(parsed),
        LogFormat = Telemetry.ReadLogFormat(parsed),
        Verbose = parsed.GetValue(Verbose),
    };
}
