using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.People;

/// <summary>On which basis somebody asks for people's data: those that most ask for have names, and others are given by their codes.</summary>
internal static class ErasureBases
{
    /// <summary>Those with names, by their codes: first those of an erasure, then those of an export.</summary>
    public static ImmutableArray<string> Known { get; } = ["consent-withdrawn", "no-longer-needed", "objection", "unlawful", "law", "court-order", "access-request", "portability"];

    /// <summary>The code in a form: the one that was chosen, or another one that was filled in; a refusal where both were.</summary>
    public static Reply<string> Read(IFormCollection form) => (form["basis"].ToString().Trim(), form["otherBasis"].ToString().Trim()) switch
    {
        ({ Length: > 0 } chosen, { Length: > 0 } other) when chosen != other =>
            Reply.Refused<string>(RefusalCodes.Invalid, "Choose a basis, or fill in the code of another one: not both.", "otherBasis"),
        ({ Length: > 0 } chosen, _) => Reply.Of(chosen),
        (_, var other) => Reply.Of(other),
    };
}
