using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Hosting.Members;
using Coordination.Queries;
using Coordination.Web;
using Coordination.Web.Access;
using Coordination.Web.Events;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Coordination.Console.Silos;

/// <summary>The installation: its processes, where its halls are, and whether its parts answer. It belongs to no hall, and is for those with a part in all of them.</summary>
internal static class ClusterPages
{
    /// <summary>What it needs, in all halls.</summary>
    public const Permission Needed = Permission.ReadAudit;

    private const string Hall = "hall";

    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/cluster", Show).Needs(Needed).Takes(Hall, "The hall whose pages it leads back to.");

    private static IResult Show(HttpContext call, ICoordination coordination, IHostMembers members, IOptions<CoordinationWebOptions> options) =>
        new PageResult<ClusterView, ClusterModel>("Cluster", async (page, cancellation) =>
        {
            var services = call.RequestServices;
            var parts = await EngineReadiness.AskAsync(coordination, options.Value.ReadyTimeout, cancellation);
            return new ClusterModel
            {
                Members = await members.ReadAsync(cancellation),
                Parts = [.. parts],
                Checks = services.GetService<HealthCheckService>() is { } checks ? [.. (await checks.CheckHealthAsync(cancellation)).Entries.Select(one => (one.Key, one.Value))] : [],
                Waking = services.GetService<StartProgress>()?.Halls() ?? default,
                Lists = services.GetService<RecordQueries>() is { } queries && parts[0].IsReady ? await queries.ReadLagAsync(cancellation) : null,
                Streams = services.GetRequiredService<FeedMeters>().Read(),
                Orleans = services.GetService<OrleansPages>()?.Path,
            };
        })
        {
            // It is of no hall: the one that the reader came from, or the only one there is, keeps its navigation and its clocks.
            Beside = page => page.Halls.FirstOrDefault(choice => choice.Hall.ToString() == call.Request.Query[Hall])?.Hall ?? (page.Halls is [var only] ? only.Hall : null),
        };
}

/// <summary>Where Orleans' own dashboard is; registered where it is mapped.</summary>
/// <param name="Path">Its path, which ends with a slash.</param>
internal sealed record OrleansPages(string Path);

/// <summary>The installation as it is.</summary>
internal sealed record ClusterModel
{
    /// <summary>Its processes.</summary>
    public required HostMembers Members { get; init; }

    /// <summary>What of the engine was asked, and how it answered.</summary>
    public required ImmutableArray<PartReadiness> Parts { get; init; }

    /// <summary>The application's own health checks.</summary>
    public required ImmutableArray<(string Name, HealthReportEntry Entry)> Checks { get; init; }

    /// <summary>How many halls this process has woken of those with something open.</summary>
    public required (int Woken, int All) Waking { get; init; }

    /// <summary>How far lists and figures are behind the record; null where there are none, or it cannot be read.</summary>
    public required QueryLag? Lists { get; init; }

    /// <summary>The streams of events of this process, and by how many events the slowest is behind.</summary>
    public required (int Open, long Lag) Streams { get; init; }

    /// <summary>Where Orleans' dashboard is; null where it is not served.</summary>
    public required string? Orleans { get; init; }

    /// <summary>In which processes halls are at work, by their ids.</summary>
    public ILookup<string, HostMember> Homes => Members.All.SelectMany(member => member.Report?.Halls.Select(hall => (Hall: hall.ToString(), member)) ?? []).ToLookup(one => one.Hall, one => one.member, StringComparer.Ordinal);
}
