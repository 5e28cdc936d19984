using Coordination.Identity;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Callers;

/// <summary>Why somebody reads what is on record that they have read. It stands in a header, because addresses are kept in logs and histories.</summary>
/// <param name="Reason">The reason; null where none was given.</param>
/// <param name="Problem">What is no reason.</param>
internal readonly record struct ReasonHeader(string? Reason, Problem? Problem)
{
    public const string Name = "X-Reason";

    private const int MaxLength = 500;

    /// <summary>Whether a call gives a reason, of whatever form.</summary>
    public static bool IsGiven(HttpContext context) => context.Request.Headers[Name].Any(value => !string.IsNullOrWhiteSpace(value));

    public static ReasonHeader Read(HttpContext context)
    {
        if (context.Request.Headers[Name] is not { Count: > 0 } values || values is [{ } blank] && string.IsNullOrWhiteSpace(blank))
        {
            return default;
        }

        return values is [{ Length: <= MaxLength } text] && PlainText.Is(text, mayHaveLines: false)
            ? new(text, null)
            : new(null, Problem.Invalid(Name, $"The header {Name} must be the reason in words, once: at most {MaxLength} characters of UTF-8, without control characters."));
    }
}
