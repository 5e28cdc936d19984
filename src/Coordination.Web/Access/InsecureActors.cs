using System.Net;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Access;

/// <summary>Whether a call may name its own caller in <c>X-Actor</c>, where that was turned on to try things out: it comes from this machine, and through no proxy.</summary>
internal static class InsecureActors
{
    private static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public static bool AreTakenFrom(HttpContext call) =>
        (call.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) && !IsPassedOn(call.Request);

    /// <summary>Whether a call says that a proxy passed it on.</summary>
    public static bool IsPassedOn(HttpRequest request) => Array.Exists(OfProxies, request.Headers.ContainsKey);
}
