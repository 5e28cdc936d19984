using System.Collections.Immutable;
using Coordination.Console.Explorer;
using Coordination.Console.Texts;
using Coordination.Grains;
using Coordination.Plans.Checking;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Errors;

/// <summary>What went wrong, for whoever looks.</summary>
/// <param name="Title">What kind of thing it is.</param>
/// <param name="Lead">What that means here.</param>
/// <param name="Problem">The problem itself, as the API would tell it.</param>
internal sealed record ErrorModel(string Title, string Lead, Problem Problem)
{
    /// <summary>What of the record was asked for, in words; null of other pages.</summary>
    public string? Grain { get; init; }

    /// <summary>The page of it, where it is there and a version of it is not; null of what is not there.</summary>
    public string? GrainPath { get; init; }

    public ImmutableArray<Fault> Faults => Problem.Faults.IsDefault ? [] : Problem.Faults;

    public static ErrorModel Of(Problem problem, ConsoleTexts texts)
    {
        var name = NameOf(problem);
        return new ErrorModel(texts.Of($"{name}Title"), texts.Of($"{name}Lead"), problem);
    }

    /// <summary>Of a page of the explorer: with what was asked for.</summary>
    public ErrorModel At(HttpContext call, ConsoleTexts texts) => Problem.Status != StatusCodes.Status404NotFound || call.GetEndpoint()?.Metadata.GetMetadata<GrainKindDefinition>() is not { } kind ? this : this with
    {
        Grain = $"{texts.OfCode("Kind", kind.Name)} {call.GetRouteValue("id")}",
        GrainPath = Problem.Field is "version" or "at" ? ExplorerPages.AddressOf(kind, call.GetRouteValue("centre") as string, call.GetRouteValue("id") as string) : null,
    };

    private static string NameOf(Problem problem) => problem switch
    {
        { Status: StatusCodes.Status401Unauthorized } => "NotSignedIn",
        { Status: StatusCodes.Status403Forbidden } => "NotAllowed",
        { Status: StatusCodes.Status404NotFound } => "NotFound",
        { Status: StatusCodes.Status429TooManyRequests } => "TooOften",
        { Status: StatusCodes.Status503ServiceUnavailable } => "NotReadable",
        { Status: >= StatusCodes.Status500InternalServerError } => "Fault",
        { Code: ProblemCodes.CrossSite } => "StaleForm",
        { Status: StatusCodes.Status400BadRequest } => "Invalid",
        _ => "Refused",
    };
}
