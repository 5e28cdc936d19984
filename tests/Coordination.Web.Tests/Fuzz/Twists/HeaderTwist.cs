using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>Headers that are missing, odd, there twice, or another's.</summary>
internal static class HeaderTwist
{
    private static readonly string[] NoActors =
    [
        "", " ", "eva", ":", "supervisor:", ":eva", "engine:centre", "Supervisor:eva", "SUPERVISOR:eva", "supervisor :eva", "supervisor:e va", "root:eva", "staff:", "staff:A B", "staff:nobody/else", "citizen:żółć", "citizen:\u007f", "null", "0:eva",
        $"citizen:{new string('x', 129)}", $"supervisor:{new string('x', 5000)}", "supervisor:eva, administrator:ada",
    ];

    private static readonly string[] OtherActors = ["citizen:ana", "staff:nobody", "staff:clerk-0", "supervisor:eva:x", "administrator:''", "citizen:../../x", "staff:clerk-41", "supervisor:<b>"];

    private static readonly string[] NoKeys = ["", " ", "a b", "ż", "a\tb", new('k', 129), new('k', 5000)];

    private static readonly string[] NoTags = ["", "abc", "1", "W/\"1\"", "\"1\", \"2\"", "\"\"", "\"-1\"", "\"1.0\"", "\"99999999999999999999\"", "\"1", "*, \"1\""];

    private static readonly string[] NoTypes = ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=latin1", "application/xml", "json", "/", "application/", "*/*", "multipart/form-data", "application/jsonp", ""];

    // Whatever these say, nothing changes.
    private static readonly (string Name, string Value)[] Idle =
    [
        ("Accept", "text/html"), ("Accept", "application/xml;q=x, */*;q=-1"), ("Accept", new string('x', 4000)), ("Accept-Language", "zh, *;q=0"), ("Accept-Encoding", "br;q=1, identity;q=0"), ("Accept-Charset", "utf-16"),
        ("Range", "bytes=0-1"), ("Range", "bytes=9-1,x"), ("If-Modified-Since", "yesterday"), ("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"), ("If-None-Match", "\"x"), ("If-None-Match", "W/\"1\", garbage"), ("If-Range", "\"1\""),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "1.2.3.4, ::1"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/x"), ("X-Original-URL", "/management/v1/requests"), ("Forwarded", "for=_x;host=evil"),
        ("Authorization", "Basic !!!!"), ("Authorization", "Bearer a.b.c"), ("Cookie", "a=b; =; ;;"), ("Referer", "http://evil.example/"), ("User-Agent", ""), ("TE", "trailers"), ("Via", "x"), ("Max-Forwards", "-1"), ("Date", "never"), ("Pragma", "ż"),
        ("traceparent", "00-x-y-z"), ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), ("baggage", "a=b,c=%"), ("X-Note", "🚗"), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "none"), ("Expect", "100-continue"), ("Connection", "close"),
    ];

    private static readonly (string Name, string Value)[] Foreign =
    [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", ""), ("Sec-Fetch-Site", "Same-Origin"), ("Origin", "http://evil.example"), ("Origin", "null"), ("Origin", ""), ("Origin", "http://127.0.0.1.evil.example"), ("Origin", "http://127.0.0.1:1"), ("Origin", "//"),
    ];

    public static void Apply(FuzzRequest request, Random random)
    {
        var known = request.Operation.Parameters("header");
        switch (random.Next(10))
        {
            case < 3 when known.Contains("X-Actor"):
                Actor(request, random);
                break;
            case 3 when known.Contains("Idempotency-Key"):
                Odd(request, "Idempotency-Key", Pick(NoKeys, random), random);
                break;
            case < 6 when known.Contains("If-Match"):
                Condition(request, random);
                break;
            case 6 when known.Contains("Last-Event-ID"):
                Odd(request, "Last-Event-ID", Pick(["-1", "x", "1.0", "99999999999999999999", "1 2", "+1", "ż"], random), random);
                break;
            case 7 when request.Method != "GET":
                Site(request, random);
                break;
            case 8 when request.Body is { Length: > 0 } && request.Operation.BodySchema is not null:
                Type(request, random);
                break;
            default:
                var (name, value) = Idle[random.Next(Idle.Length)];
                request.Set(name, value);
                request.Twist = $"idle header {name}";
                break;
        }
    }

    private static void Actor(FuzzRequest request, Random random)
    {
        request.Twist = "caller";
        if (random.Next(3) > 0)
        {
            Odd(request, "X-Actor", Pick(NoActors, random), random);
            return;
        }

        var other = random.Next(3) == 0 ? null : Pick(OtherActors, random);
        request.Set("X-Actor", other);
        request.Matter = null;
        request.IsForbidden = other is null && request.Operation.Requires("X-Actor");
        request.Fault = request.IsForbidden ? "X-Actor" : null;
    }

    private static void Condition(FuzzRequest request, Random random)
    {
        request.Twist = "condition";
        if (random.Next(3) == 0)
        {
            request.Set("If-Match", null);
            (request.IsForbidden, request.Fault) = (true, "If-Match");
            return;
        }

        Odd(request, "If-Match", random.Next(4) == 0 ? "\"9223372036854775807\"" : Pick(NoTags, random), random);
    }

    private static void Odd(FuzzRequest request, string name, string value, Random random)
    {
        // Spaces around a value are not part of it, and of an empty one some mean nothing.
        request.Set(name, value);
        if (random.Next(6) == 0)
        {
            request.Headers.Add((name, string.IsNullOrWhiteSpace(value) ? "x" : value));
        }

        request.Twist = $"header {name}";
        request.Fault = name;
        request.IsForbidden = true;
    }

    private static void Site(FuzzRequest request, Random random)
    {
        var (name, value) = Foreign[random.Next(Foreign.Length)];
        request.Set(name, value);
        request.Twist = $"another site's {name}";
        (request.IsForbidden, request.Fault) = (true, name);
    }

    private static void Type(FuzzRequest request, Random random)
    {
        if (random.Next(4) == 0)
        {
            request.Set("Content-Encoding", Pick(["gzip", "identity", "br", "x"], random));
            request.Fault = "Content-Encoding";
        }
        else
        {
            request.ContentType = Pick(NoTypes, random) is { Length: > 0 } type ? type : null;
            request.Fault = "Content-Type";
        }

        request.Twist = "media type";
        request.IsForbidden = true;
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
