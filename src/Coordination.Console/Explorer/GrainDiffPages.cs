using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Management.Grains;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Explorer;

/// <summary>What changed between any two versions of a grain.</summary>
internal static class GrainDiffPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        foreach (var kind in GrainKinds.All)
        {
            pages.MapGet(
                    kind.IsWithinHall ? $"/grains/{kind.Name}/{{centre}}/{{id}}/diff" : $"/grains/{kind.Name}/{{id}}/diff",
                    (HttpContext call, ICoordination coordination) => ShowAsync(kind, call, coordination))
                .WithMetadata(kind).Needs(ExplorerPages.PermissionOf(kind)).Takes("from", "The earlier version.").Takes("to", "The later version.");
        }
    }

    // What cannot be compared is said beside the fields in which it stands: the page is the form as well.
    private static async Task<IResult> ShowAsync(GrainKindDefinition kind, HttpContext call, ICoordination coordination)
    {
        var (centre, id, asked) = (call.GetRouteValue("centre") as string, call.GetRouteValue("id") as string, GrainDiffQuery.Read(call.Request.Query));
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        if (await coordination.Journal.ReadRowAsync(key, call.RequestAborted) is not { } row)
        {
            return new ProblemResult(Problem.NotFound("Nothing has happened to this yet: it has no versions.", "id"));
        }

        var (diff, wrong) = asked.Problem is { } unclear
            ? new Found<GrainDiffView>(null, unclear)
            : await Answers.FindAsync<GrainDiffView>(GrainReading.CompareAsync(kind, centre, id, asked, coordination, call.RequestAborted));
        var model = new GrainDiffModel(ExplorerPages.AddressOf(kind, centre, id), row.Version, diff, wrong)
        {
            From = call.Request.Query["from"],
            To = call.Request.Query["to"],
            Steps = await GrainModel.StepsAsync(diff, kind, centre, id, coordination, call.RequestAborted),
        };
        return new PageResult<GrainDiffPageView, GrainDiffModel>("Explorer", (_, _) => ValueTask.FromResult<Found<GrainDiffModel>>(model))
        {
            HallOf = _ => row.Centre,
            Status = wrong?.Status ?? StatusCodes.Status200OK,
            Title = (page, _) => $"{page.Texts.OfCode("Kind", kind.Name)} {key.Id}",
        };
    }
}

/// <summary>What changed between two versions of a grain, or why that cannot be told.</summary>
/// <param name="Address">The grain's page.</param>
/// <param name="Latest">The last version there is.</param>
/// <param name="Diff">What changed; null where it cannot be told.</param>
/// <param name="Problem">Why it cannot.</param>
internal sealed record GrainDiffModel(string Address, long Latest, GrainDiffView? Diff, Problem? Problem)
{
    /// <summary>The earlier version, as it was asked for.</summary>
    public string? From { get; init; }

    /// <summary>The later version, as it was asked for.</summary>
    public string? To { get; init; }

    /// <summary>What changed, step by step.</summary>
    public IReadOnlyList<PatchStep> Steps { get; init; } = [];
}
