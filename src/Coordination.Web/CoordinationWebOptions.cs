namespace Coordination.Web;

/// <summary>How the HTTP API behaves.</summary>
public sealed class CoordinationWebOptions
{
    /// <summary>A command's body is at most so many bytes; 256 KiB. From 1 KiB to 16 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>A plan is at most so many bytes; 16 MiB. From 1 KiB to 64 MiB.</summary>
    public int MaxPlanBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>An event stream that has nothing to say says so in this interval; 15 s. From 10 ms to 5 min.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>At most so many event streams at once; 1,000. From 1.</summary>
    public int MaxEventStreams { get; set; } = 1000;

    /// <summary>Each caller may call so often for ever, each second; 1,000. Zero for no limit.</summary>
    public int CallsPerSecond { get; set; } = 1000;

    /// <summary>Each caller may make so many calls at once, after a pause; 5,000. From 1.</summary>
    public int CallBurst { get; set; } = 5000;

    /// <summary>A part that does not answer within this time is not ready; 2 s. From 10 ms to 1 min.</summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Origins, such as <c>https://portal.example</c>, whose pages may send commands beside this host's own; none.</summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>Whether the application serves nothing but this API, so that errors at any other path are problems as well; false.</summary>
    public bool ServesNothingElse { get; set; }

    /// <summary>Whether callers of this machine who bring no credential may say in <c>X-Actor</c> who they are, to try things out: it proves nothing; false.</summary>
    /// <remarks>Without it a caller who proves to be nobody may read the catalogue, submit, and what the owner of a request may, by its tracking code.</remarks>
    public bool InsecureActors { get; set; }

    /// <summary>Who an authenticated user of the application is to the engine; nobody where null, or where it gives null.</summary>
    public PrincipalMapping? ActorFrom { get; set; }

    /// <summary>What is out of its range, each with its key in an application's configuration.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Require(MaxBodyBytes is >= 1024 and <= 16 * 1024 * 1024, nameof(MaxBodyBytes), "from 1024 to 16777216");
        Require(MaxPlanBytes is >= 1024 and <= 64 * 1024 * 1024, nameof(MaxPlanBytes), "from 1024 to 67108864");
        Require(IsBetween(Heartbeat, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5)), nameof(Heartbeat), "from 10 ms to 5 min");
        Require(MaxEventStreams >= 1, nameof(MaxEventStreams), "at least 1");
        Require(CallsPerSecond >= 0, nameof(CallsPerSecond), "at least 0");
        Require(CallBurst >= 1, nameof(CallBurst), "at least 1");
        Require(IsBetween(ReadyTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)), nameof(ReadyTimeout), "from 10 ms to 1 min");
        foreach (var origin in TrustedOrigins)
        {
            Require(IsOrigin(origin), nameof(TrustedOrigins), $"origins such as https://portal.example, without a path, not '{origin}'");
        }

        return faults;

        void Require(bool holds, string setting, string form)
        {
            if (!holds)
            {
                faults.Add($"Coordination:Web:{setting} must be {form}.");
            }
        }
    }

    /// <summary>Whether an origin's pages may send commands.</summary>
    internal bool IsTrusted(string origin) => TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == origin;

    private static bool IsBetween(TimeSpan value, TimeSpan from, TimeSpan to) => value >= from && value <= to;
}
