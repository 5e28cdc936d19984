using System.Globalization;
using Coordination.Identity;
using Coordination.Plans;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Responses;

/// <summary>Entity tags of versions.</summary>
internal static class EntityTags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Of a version, with the plan's names as somebody reads them.</summary>
    public static string Of(long version, SpokenPlan plan) => plan.Mark is { Length: > 0 } mark ? string.Create(CultureInfo.InvariantCulture, $"\"{version}-{mark}\"") : Of(version);

    /// <summary>Whether a list of tags, as <c>If-None-Match</c> gives it, holds a tag; compared weakly, as RFC 9110 says for reading.</summary>
    public static bool Matches(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(one => one.Tag == "*" || one.Tag == tag);

    /// <summary>The version in one strong tag.</summary>
    public static bool TryVersion(StringValues header, out long version)
    {
        version = 0;
        return header.Count == 1
            && EntityTagHeaderValue.TryParse(header[0], out var tag)
            && !tag.IsWeak
            && tag.Tag.Length > 2
            && Digits.TryRead(tag.Tag.AsSpan(1, tag.Tag.Length - 2), out version);
    }
}
