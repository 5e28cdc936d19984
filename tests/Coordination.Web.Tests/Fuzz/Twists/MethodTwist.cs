using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>A method that the path does not take.</summary>
internal static class MethodTwist
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "X"];

    public static void Apply(FuzzRequest request, Random random, ApiDocument document)
    {
        var taken = document.Operations.Where(one => one.Path == request.Operation.Path).Select(one => one.Method.ToUpperInvariant()).ToList();
        var others = Methods.Except(taken).Except(taken.Contains("GET") ? (string[])["HEAD"] : []).ToList();
        request.Method = others[random.Next(others.Count)];
        request.Twist = $"method {request.Method}";
        (request.IsForbidden, request.IsElsewhere) = (true, true);
        if (request.Method is "GET" or "HEAD" or "TRACE")
        {
            (request.Body, request.ContentType) = (null, null);
        }
    }
}
