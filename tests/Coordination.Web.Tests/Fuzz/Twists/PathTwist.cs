using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>Puts a value into the path that is none, or changes the path's form.</summary>
internal static class PathTwist
{
    private static readonly string[] Pieces =
    [
        "nowhere", "HALL", "Hall", "hall%20", "%20hall", "hall;v=1", "hall,annex", "*", "'", "%22", "%25", "%3C", "$", "~", "{hall}", "%7Bhall%7D", "a%2Fb", "%2F", "..%2Fhall", "%2E%2E%2Fx", "%5C", "a%0Ab", "a%0D%0AX-A:%201", "%7F",
        "%E2%80%8B", "%E2%80%AE", "%F0%9F%9A%97", "%EF%BB%BFhall", "%C0%AF", "%ED%A0%80", "%FF", "%D9%A1", "h%C3%A4ll", "null", "undefined", "true", "__proto__", "con", "-", "_", "--", "a--b",
        "-1", "+0", "%200", "00", "0.0", "1e1", "0x0", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "99999999999999999999", "NaN",
        "00000000-0000-0000-0000-000000000000", "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", "0191D2A0-5F4E-7C1B-9A53-0C8D7E5F4A21", "%7B0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21%7D", "0191d2a05f4e7c1b9a530c8d7e5f4a21", "0x91d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21",
        "+191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a2", "clerk-0", "desk-0", "service-0", new('x', 64), new('x', 65), new('x', 300), new('x', 3000),
    ];

    public static void Apply(FuzzRequest request, Random random)
    {
        var names = request.Route.Keys.ToList();
        if (names.Count == 0 || random.Next(6) == 0)
        {
            Reshape(request, random);
            return;
        }

        var name = names[random.Next(names.Count)];
        var value = random.Next(20) switch { 0 => "%00", 1 => $"{request.Route[name]}%00", 2 => ".", 3 => "..", 4 => "%2E%2E", 5 => "", _ => Pieces[random.Next(Pieces.Length)] };
        request.Twist = $"path {name}";
        request.Route[name] = value;
        request.IsUnreadable = value.Contains("%00", StringComparison.Ordinal);
        request.IsElsewhere = value is "." or ".." or "%2E%2E" or "";
        request.Fault = name;
        if (request.Matter is not null && name == "request")
        {
            request.Matter = null;
        }
    }

    private static void Reshape(FuzzRequest request, Random random)
    {
        var path = request.Path;
        (request.Address, request.Twist, request.IsElsewhere) = (Shape(path, random.Next(10), random), "path's form", true);
        request.IsUnreadable = request.Address.Contains("%00", StringComparison.Ordinal) || request.Address.Length > 8000;
    }

    private static string Shape(string path, int shape, Random random) => shape switch
    {
        0 => $"{path}/",
        1 => $"/{path}",
        2 => path.Replace("/v1", "/./v1", StringComparison.Ordinal),
        3 => path.Replace("/v1", "/v1/../v1", StringComparison.Ordinal),
        4 => path.ToUpperInvariant(),
        5 => $"{path}/more",
        6 => path[..path.LastIndexOf('/')],
        7 => path.Insert(random.Next(1, path.Length), "%"),
        8 => $"{path}%00",
        _ => $"{path}/{new string('x', 9000)}",
    };
}
