using System.Text;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Surface;

/// <summary>Has Kestrel hand over the API's own headers whatever their bytes are: what is no UTF-8 is marked in them, and refused by the header's name.</summary>
/// <remarks>By itself Kestrel answers such a header with a bare 400 before anybody can say which one it is. All other headers stay as they are.</remarks>
internal sealed class HeaderText : IConfigureOptions<KestrelServerOptions>
{
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ReasonHeader.Name, ReasonHeader.CodeName, CallerHeader.ActorName, CallerHeader.KeyName, TrackingHeader.Name, CoordinationKeyDefaults.HeaderName,
    };

    public void Configure(KestrelServerOptions options)
    {
        var others = options.RequestHeaderEncodingSelector;
        options.RequestHeaderEncodingSelector = name => Own.Contains(name) ? Encoding.UTF8 : others(name);
    }
}
