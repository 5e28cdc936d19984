using System.Collections.Immutable;
using Coordination.Console.Texts;
using Coordination.Plans.Checking;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Errors;

/// <summary>What went wrong, for whoever looks.</summary>
/// <param name="Title">What kind of thing it is.</param>
/// <param name="Lead">What that means here.</param>
/// <param name="Problem">The problem itself, as the API would tell it.</param>
internal sealed record ErrorModel(string Title, string Lead, Problem Problem)
{
    public ImmutableArray<Fault> Faults => Problem.Faults.IsDefault ? [] : Problem.Faults;

    public static ErrorModel Of(Problem problem, ConsoleTexts texts)
    {
        var name = NameOf(problem);
        return new ErrorModel(texts.Of($"{name}Title"), texts.Of($"{name}Lead"), problem);
    }

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
