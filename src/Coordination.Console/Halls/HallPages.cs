using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Console.Texts;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Halls;

/// <summary>The way to a hall.</summary>
internal static class HallPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", ChooseAsync).NeedsNothing();
        pages.MapGet("/halls", ChooseAsync).NeedsNothing();
    }

    /// <summary>What is at no page's address.</summary>
    public static IResult NothingHere() => new ProblemResult(Problem.NotFound("There is no page at this address."));

    private static async Task<IResult> ChooseAsync(HttpContext call, HallChoices halls) =>
        await halls.OfAsync(call.Features.Get<AccessCaller>()!, ConsoleTexts.For(call.Request).Language, call.RequestAborted) is [var only]
            ? PageAnswer.Go(call, ConsolePaths.OfHall(only.Hall))
            : new PageResult<HallsView, HallsModel>("Halls", (page, _) => ValueTask.FromResult<Found<HallsModel>>(new HallsModel(page.Halls)));
}

/// <summary>The halls to choose from.</summary>
internal sealed record HallsModel(IReadOnlyList<HallChoice> Halls);
