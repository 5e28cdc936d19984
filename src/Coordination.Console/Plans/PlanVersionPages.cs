using System.Reflection;
using System.Text;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Management.Plans;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Plans;

/// <summary>The plans that a hall has had: which, and each with what it changed and what it differs in from the one that counts.</summary>
internal static class PlanVersionPages
{
    private const int AtOnce = 50;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/plan/versions", Show).Needs(Permission.ReadPlan).Takes("before", "Only those before this version.");
        pages.MapGet("/halls/{centre}/plan/versions/{version}", ShowOne).Needs(Permission.ReadPlan);
    }

    private static IResult Show(InHall hall, AskedVersion asked, HttpContext call, ICoordination coordination)
    {
        var names = ActorNames.In(call);
        return new PageResult<PlanVersionsPageView, PlanVersionsModel>("Plan", async (page, cancellation) =>
            await coordination.Plan(hall.Id).ReadAsync(cancellation) is { } published
                ? await PlanVersionsModel.ReadAsync(page, published.Version, asked.Before, AtOnce, coordination.Journal, names, cancellation)
                : Problem.NotFound($"There is no centre '{hall.Id}' with a published plan.", "centre"))
        {
            Title = (page, _) => page.Texts.Of("PlanVersions"),
        };
    }

    private static IResult ShowOne(InHall hall, RouteValue<VersionNumber> version, HttpContext call, ICoordination coordination)
    {
        var (number, names) = (version.Value.Value, ActorNames.In(call));
        return new PageResult<PlanVersionPageView, PlanVersionModel>("Plan", async (page, cancellation) =>
            await coordination.Plan(hall.Id).ReadAsync(cancellation) is { } now && await coordination.Plan(hall.Id).ReadVersionAsync(number, cancellation) is { } then
                ? await ReadAsync(page, then, now, coordination, names, cancellation)
                : Problem.NotFound($"Centre '{hall.Id}' has no plan of version {number}.", "version"))
        {
            Title = (page, model) => page.Texts.Of("PlanOfVersion", page.Texts.Number(model.Then.Version)),
        };
    }

    private static async ValueTask<PlanVersionModel> ReadAsync(
        PageContext page, PublishedPlan then, PublishedPlan now, ICoordination coordination, ActorNames names, CancellationToken cancellation)
    {
        var row = (await PlanHistory.ReadAsync(page.Hall!.Value, coordination.Journal, then.Version - 1, then.Version, cancellation)).Single();
        var before = await BeforeAsync(page.Hall.Value, then.Version, coordination, cancellation);
        var back = PlanDifferences.Between(now.Plan, then.Plan);
        return new PlanVersionModel(row, then, Encoding.UTF8.GetString(PlanDocument.WriteIndented(then.Plan)))
        {
            Latest = now.Version,
            Before = before?.Version,
            Changed = new PlanWords(page.Texts, before?.Plan, then.Plan).Of(PlanDifferences.Between(before?.Plan, then.Plan)),
            BackCount = back.Count,
            Back = new PlanWords(page.Texts, now.Plan, then.Plan).Of(back),
            Names = await names.ReadAsync(page, [row.By.Id], cancellation),
        };
    }

    private static async ValueTask<PublishedPlan?> BeforeAsync(CentreId hall, long version, ICoordination coordination, CancellationToken cancellation) =>
        await PlanHistory.ReadBackAsync(hall, coordination.Journal, version, most: 1, cancellation) is [var before] ? await coordination.Plan(hall).ReadVersionAsync(before.Version, cancellation) : null;
}

/// <summary>Which version an address asks for.</summary>
/// <param name="Version">The one that is to be brought back; null for none.</param>
/// <param name="Before">Only those before it; null for the newest.</param>
/// <param name="Published">The one that the reader has just published; null for none.</param>
/// <param name="IsSample">Whether the sample plan is asked for in its place.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record AskedVersion(long? Version, long? Before, long? Published, bool IsSample, Problem? Problem) : IBound
{
    public static ValueTask<AskedVersion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var (version, before, published) = (query.Number("version", 1, long.MaxValue), query.Number("before", 1, long.MaxValue), query.Number("published", 1, long.MaxValue));
        var isSample = query.Flag("sample") == true;
        return ValueTask.FromResult<AskedVersion?>(new AskedVersion(version, before, published, isSample, query.Finish()));
    }
}
