using Coordination.Identity;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Callers;

/// <summary>Why somebody reads what is on record that they have read. It stands in a header, because addresses are kept in logs and histories.</summary>
/// <param name="Reason">The reason; null where none was given.</param>
/// <param name="Problem">What is no reason.</param>
internal readonly record struct ReasonHeader(string? Reason, Problem? Problem)
{
    public const string Name = "X-Reason";

    /// <summary>The reason as a code of a plan, where an endpoint takes one.</summary>
    public const string CodeName = "X-Reason-Code";

    private const int MaxLength = 500;

    /// <summary>Whether a call gives a reason, of whatever form.</summary>
    public static bool IsGiven(HttpContext context) =>
        IsGiven(context, Name) || (context.GetEndpoint()?.Metadata.OfType<HeaderMetadata>().Contains(HeaderMetadata.ReasonCode) == true && IsGiven(context, CodeName));

    /// <summary>The code; null where none was given.</summary>
    public static (ReasonId? Code, Problem? Problem) ReadCode(HttpContext context) =>
        !IsGiven(context, CodeName) ? (null, null)
        : context.Request.Headers[CodeName] is [{ } text] && ReasonId.TryParse(text, out var code) ? (code, null)
        : (null, Problem.Invalid(CodeName, $"The header {CodeName} must be one of the plan's reasons, once: {ReasonId.Format}."));

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

    private static bool IsGiven(HttpContext context, string header) => context.Request.Headers[header].Any(value => !string.IsNullOrWhiteSpace(value));
}
