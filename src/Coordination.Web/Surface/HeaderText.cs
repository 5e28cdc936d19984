using System.Text;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Surface;

/// <summary>Has Kestrel hand over headers whatever their bytes are: what is no UTF-8 is marked in them, and refused by the header's name.</summary>
/// <remarks>
/// By itself Kestrel answers such a header with a bare 400 before anybody can say which one it is. Where an application has chosen
/// another encoding for a header that is not the API's own, that counts.
/// </remarks>
internal sealed class HeaderText : IConfigureOptions<KestrelServerOptions>
{
    // What stands in the place of bytes that are none.
    private const char NoUtf8 = '\uFFFD';

    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ReasonHeader.Name, ReasonHeader.CodeName, CallerHeader.ActorName, CallerHeader.KeyName, TrackingHeader.Name, CoordinationKeyDefaults.HeaderName,
    };

    public void Configure(KestrelServerOptions options)
    {
        var others = options.RequestHeaderEncodingSelector;
        options.RequestHeaderEncodingSelector = name => Own.Contains(name) ? Encoding.UTF8 : others(name) ?? Encoding.UTF8;
    }

    /// <summary>The first header that is no text; null where all are.</summary>
    public static Problem? Check(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                if (value is not null && value.Contains(NoUtf8, StringComparison.Ordinal))
                {
                    return Problem.Invalid(name, $"The header {name} has bytes that are no UTF-8, as those of Latin-1: send it as UTF-8.");
                }
            }
        }

        return null;
    }
}
