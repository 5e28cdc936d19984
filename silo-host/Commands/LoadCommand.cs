using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Coordination.Centres;
using Coordination.SiloHost.Load;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Loads;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary><c>load</c>: a scenario's citizens and staff at a running host, over HTTP.</summary>
internal static class LoadCommand
{
    private static readonly Option<string> File = new("--scenario") { Description = "The scenario, a JSON document.", Required = true };

    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "The host, such as http://127.0.0.1:5080. A hall of its own is made there; other halls are left alone, but share its speed.",
        Required = true,
        CustomParser = ParseUrl,
    };

    private static readonly Option<double?> Speed = NumberOption.Positive("--speed", "How many times faster than real time; otherwise 30.");

    private static readonly Option<double?> Minutes = NumberOption.Positive("--minutes", "Only who comes in the first so many minutes of the scenario; otherwise all.");

    private static readonly Option<string?> Key = new("--key")
    {
        Description = $"The key of an administrator of all halls, which makes the hall and the keys of its people; without one the host must believe whoever calls (--insecure-actors). Default {KeyedPeople.Variable}, which other users of the machine do not see.",
        HelpName = "KEY",
    };

    private static readonly Option<bool> Json = ScenarioFile.JsonOption();

    public static Command Create()
    {
        var command = new Command("load", "Bring a scenario's citizens to a running host, work as its staff, and set the waits beside simulated ones.")
        {
            Url, Key, File, Speed, Minutes, Json,
        };
        ScenarioFile.SetAction(command, parsed => parsed.GetValue(File)!, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(Scenario scenario, ParseResult parsed, CancellationToken cancellation)
    {
        var centre = new CentreId($"load-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}");
        var day = LoadDraw.Of(scenario, centre, Math.Min(parsed.GetValue(Minutes) ?? scenario.Horizon, scenario.Horizon), cancellation);
        if (day.Citizens.IsEmpty)
        {
            throw new UsageException("Nobody comes in that time: give more --minutes, or another scenario.");
        }

        var key = KeyOf(parsed);
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = parsed.GetValue(Url), Timeout = TimeSpan.FromSeconds(30) };
        ILoadPeople people = key is null ? new NamedPeople() : new KeyedPeople(http, key, TimeProvider.System);
        var run = new LoadRun(day, http, people, parsed.GetValue(Speed) ?? 30, TimeProvider.System);
        var report = await RunAsync(run, day, parsed.Console(), cancellation);
        Output.Write(parsed.Console(), parsed.GetValue(Json), report.ToJson, screen => LoadView.Write(screen, report));
        return report.IsSound ? ExitCode.Success : ExitCode.Fault;
    }

    private static async Task<LoadReport> RunAsync(LoadRun run, LoadDay day, CommandConsole console, CancellationToken cancellation)
    {
        using var line = new ProgressLine(console);
        return await run.RunAsync(
            () => line.Report(
                (double)(run.Came + run.Ended) / (2 * day.Citizens.Length),
                string.Create(CultureInfo.InvariantCulture, $"minute {run.Minute:F0}: {run.Came} came, {run.Ended} done")),
            cancellation);
    }

    // A token of an issuer serves as well; what cannot stand in a header does not.
    private static string? KeyOf(ParseResult parsed)
    {
        var console = parsed.Console();
        var key = (parsed.GetValue(Key) ?? console.Variable(KeyedPeople.Variable))?.Trim();
        console.Secrets.Keep(key);
        return key is null || (key.Length > 0 && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? key
            : throw new UsageException($"--key (or {KeyedPeople.Variable}) is not a key: give it whole, as 'silo-host access key' printed it.");
    }

    private static Uri? ParseUrl(ArgumentResult argument)
    {
        var text = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
        if (Uri.TryCreate($"{text.TrimEnd('/')}/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        argument.AddError($"--url '{text}' is not an address; write it as http://127.0.0.1:5080.");
        return null;
    }
}
