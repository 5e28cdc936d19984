using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Responses;

/// <summary>Says of an answer in which languages its names are, and that others may be told others.</summary>
internal static class ToldLanguages
{
    /// <param name="response">The answer.</param>
    /// <param name="languages">The languages; none where everybody is told the same.</param>
    public static void Tell(HttpResponse response, ImmutableArray<string> languages)
    {
        if (!languages.IsDefaultOrEmpty)
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
            response.Headers.ContentLanguage = string.Join(", ", languages);
        }
    }
}
