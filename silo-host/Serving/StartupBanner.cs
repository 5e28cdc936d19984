using System.Globalization;
using System.Net.Mime;
using Coordination.Centres;
using Coordination.Plans;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Stores;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Orleans.Configuration;
using Spectre.Console;

namespace Coordination.SiloHost.Serving;

/// <summary>Says what is served, and where to look next.</summary>
internal static class StartupBanner
{
    private static readonly string[] EveryAddress = ["[::]", "0.0.0.0", "*", "+"];

    /// <summary>For whoever comes to the root: browsers are sent on to the page where people sign in, or see that they are; programs get addresses.</summary>
    public static IResult Index(HallStart start, HttpContext call)
    {
        call.Response.Headers.Vary = HeaderNames.Accept;
        return IsForPages(call.Request) ? SignInPages.Go(SignInEndpoints.Home, call) : Index(start);
    }

    /// <summary>Whether a page is asked for, by name and at least as much as data.</summary>
    internal static bool IsForPages(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return QualityOf(MediaTypeNames.Text.Html) is > 0 and var page && page >= QualityOf(MediaTypeNames.Application.Json);

        double QualityOf(string type) => accepted.Where(one => one.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max();
    }

    private static IResult Index(HallStart start) => start.Served is { } served
        ? TypedResults.Json(Links("", served.Plan).ToDictionary(link => link.Name, link => link.Where))
        : TypedResults.NotFound();

    public static void Print(WebApplication app, ServeOptions options, Store store, IReadOnlyList<(string Name, string Link)> signIn)
    {
        if (app.Services.GetRequiredService<HallStart>().Served is not { } served)
        {
            return;
        }

        var title = $"{served.Plan.Name} is served: centre '{served.Plan.Centre}', plan version {served.Version}.{Listening(Addresses(app), Address(app))}";
        var lines = Links(Address(app), served.Plan)
            .Select(link => (link.Name, link.Where))
            .Prepend(("data", store.Name))
            .Concat(Silo(app, options))
            .Concat(options.Http.InsecureActors ? [("callers", "whoever calls says in X-Actor who they are (--insecure-actors), which proves nothing")] : [])
            .Append(("submit", Curl(Address(app), served.Plan)))
            .Concat(signIn)
            .Append(options.Demo ? ("demo", FormattableString.Invariant($"citizens and staff at {options.Speed} times the speed of life")) : ("more", "add --demo to see it move"))
            .ToList();
        if (options.Console.IsOutputWatched)
        {
            PrintRich(options.Console.Screen, title, lines);
        }
        else
        {
            PrintPlain(options.Console.Out, title, lines);
        }
    }

    private static void PrintPlain(TextWriter output, string title, IEnumerable<(string Name, string Text)> lines)
    {
        output.WriteLine(title);
        foreach (var (name, text) in lines)
        {
            output.WriteLine($"  {name,-16} {text}");
        }

        output.WriteLine("Ctrl-C stops it in good order.");
    }

    private static void PrintRich(IAnsiConsole screen, string title, IEnumerable<(string Name, string Text)> lines)
    {
        screen.MarkupLineInterpolated($"[bold]{title}[/]");
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2).NoWrap()).AddColumn();
        foreach (var (name, text) in lines)
        {
            grid.AddRow(new Markup($"[grey]{Markup.Escape(name)}[/]"), new Text(text));
        }

        screen.Write(grid);
        screen.MarkupLine("[grey]Ctrl-C stops it in good order.[/]");
    }

    private static IEnumerable<(string Name, string Where)> Links(string address, HallPlan plan) =>
    [
        ("console", $"{address}/console"),
        ("openapi", $"{address}/openapi/v1.json"),
        ("services", $"{address}/v1/centres/{plan.Centre}/services"),
        ("queue", $"{address}/management/v1/centres/{plan.Centre}/queue"),
        ("requests", $"{address}/management/v1/centres/{plan.Centre}/requests"),
        ("events", $"{address}/management/v1/events?centre={plan.Centre}"),
        ("health", $"{address}/health/ready"),
    ];

    // Where an Orleans client reaches the grains.
    private static IEnumerable<(string Name, string Text)> Silo(WebApplication app, ServeOptions options)
    {
        if (options.Cluster.Role is HostRole.Silo or HostRole.Member)
        {
            var ends = app.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
            yield return ("silo", string.Create(CultureInfo.InvariantCulture, $"cluster '{options.Cluster.Id}' at {ends.AdvertisedIPAddress}:{ends.SiloPort}, gateway {ends.AdvertisedIPAddress}:{ends.GatewayPort}"));
        }

        if (options.Dashboard)
        {
            yield return ("dashboard", $"{Address(app)}{OrleansDashboard.Path}");
        }
    }

    private static string Curl(string address, HallPlan plan)
    {
        var service = plan.Services.FirstOrDefault(service => !service.Evidence.Any(evidence => evidence.Required)) ?? plan.Services[0];
        return $"curl -s {address}/v1/centres/{plan.Centre}/requests -H 'Content-Type: application/json' -d '{{\"service\":\"{service.Id}\"}}'";
    }

    /// <summary>Where whoever sits before this machine reaches it: where it listens first of all.</summary>
    public static string Address(WebApplication app) => Clickable(Addresses(app).FirstOrDefault() ?? "");

    /// <summary>An address that leads somewhere: what stands for every address of this machine is none.</summary>
    internal static string Clickable(string address)
    {
        foreach (var every in EveryAddress)
        {
            address = address.Replace($"://{every}:", "://localhost:", StringComparison.Ordinal);
        }

        return address;
    }

    /// <summary>What is listened on, where that is more than what is shown.</summary>
    internal static string Listening(IReadOnlyCollection<string> addresses, string shown) =>
        addresses.All(address => address == shown) ? ""
        : $" It listens on {string.Join(" and ", addresses.Select(address => address == Clickable(address) ? address : $"{address} (every address of this machine)"))}.";

    private static IReadOnlyCollection<string> Addresses(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];
}
