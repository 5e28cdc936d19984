using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>A parameter that nobody takes, that stands twice or that has a value of another form.</summary>
internal static class QueryTwist
{
    private static readonly string[] Unknown = ["x", "dryRun", "limits", "limit%20", "", "%00", "api-version", "limit%5B%5D", "__proto__", "%F0%9F%9A%97", "%FF", new('x', 2000)];

    public static void Apply(FuzzRequest request, Random random)
    {
        var known = request.Operation.Query;
        request.IsForbidden = true;
        if (known.Count == 0 || random.Next(4) == 0)
        {
            var unknown = Unknown[random.Next(Unknown.Length)];
            request.Query.Add((unknown, random.Next(3) == 0 ? null : "1"));
            request.Fault = unknown == "%FF" ? null : Uri.UnescapeDataString(unknown);

            // An empty pair is no parameter at all.
            request.IsForbidden = unknown.Length > 0 || request.Query[^1].Value is not null;
            request.Twist = $"unknown parameter {unknown[..Math.Min(unknown.Length, 20)]}";
            return;
        }

        var name = known[random.Next(known.Count)];
        request.Query.RemoveAll(one => one.Name == name);
        request.Fault = name;
        if (random.Next(5) == 0 && name != "status")
        {
            request.Query.AddRange([(name, "1"), (random.Next(2) == 0 ? name : name.ToUpperInvariant(), "1")]);
            request.Twist = $"parameter {name} twice";
            return;
        }

        request.Query.Add((random.Next(8) == 0 ? name.ToUpperInvariant() : name, ParameterValues.Wrong(name, random)));
        request.Twist = $"parameter {name}";
    }
}
