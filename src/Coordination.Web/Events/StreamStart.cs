using Coordination.Identity;
using Coordination.Web.Binding;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Events;

/// <summary>Where a reader goes on: after the last event it has seen, or with the next one.</summary>
internal static class StreamStart
{
    public const string Header = "Last-Event-ID";

    /// <summary>The header wins over the parameter, because a browser that reconnects repeats the address with the old parameter.</summary>
    public static long? Read(QueryReader query, HttpRequest request)
    {
        var parameter = query.Number("after", 0, long.MaxValue);
        if (request.Headers[Header] is not { Count: > 0 } header || header[0] is "")
        {
            return parameter;
        }

        if (header.Count == 1 && Digits.TryRead<long>(header[0], out var sequence))
        {
            return sequence;
        }

        query.Wrong(Header, $"The header {Header} must be the id of an event that this stream sent: a whole number.");
        return null;
    }
}
