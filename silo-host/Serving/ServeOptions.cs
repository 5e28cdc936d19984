using Coordination.SiloHost.Anchors;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Telemetry;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>What <c>serve</c> was asked for.</summary>
internal sealed record ServeOptions
{
    /// <summary>The address when none is given.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>After how many events the next anchor is kept, when nothing is said.</summary>
    public const long DefaultAnchorEvery = 1_000;

    /// <summary>What is written to, and the environment.</summary>
    public required CommandConsole Console { get; init; }

    /// <summary>A plan to publish; what is stored stays when null.</summary>
    public FileInfo? Plan { get; init; }

    /// <summary>The database's file; in the user's data directory when null.</summary>
    public FileInfo? Data { get; init; }

    /// <summary>The PostgreSQL database; a file when null.</summary>
    public PostgresTarget? Postgres { get; init; }

    /// <summary>What runs the grains: a silo alone, unless something else is asked for.</summary>
    public ClusterPart Cluster { get; init; } = new();

    /// <summary>Whether Orleans' dashboard is served.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Where HTTP is served, and who may call from where.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>Whether simulated citizens and staff come.</summary>
    public bool Demo { get; init; }

    /// <summary>How many times faster than life they are.</summary>
    public double Speed { get; init; } = 10;

    /// <summary>Makes what keeps anchors of the record; none are kept when null.</summary>
    public Func<IAnchorTarget>? Anchor { get; init; }

    /// <summary>After how many events the next anchor is kept.</summary>
    public long AnchorEvery { get; init; } = DefaultAnchorEvery;

    /// <summary>Whether Prometheus may scrape; as the settings say when null.</summary>
    public bool? Metrics { get; init; }

    /// <summary>How log lines are written; as the settings say when null.</summary>
    public LogFormat? LogFormat { get; init; }

    /// <summary>Whether everything is logged, not only warnings.</summary>
    public bool Verbose { get; init; }
}
