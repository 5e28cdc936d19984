using System.Text.RegularExpressions;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Requests;

/// <summary>A request on its way: made right, then perhaps twisted; and what the fuzzer knows of it.</summary>
internal sealed partial class FuzzRequest(ApiDocument.Operation operation)
{
    public ApiDocument.Operation Operation => operation;

    public string Method { get; set; } = operation.Method.ToUpperInvariant();

    /// <summary>The values in the path, as they are sent.</summary>
    public Dictionary<string, string> Route { get; } = [];

    /// <summary>The path as it is sent, where it is not the operation's.</summary>
    public string? Address { get; set; }

    /// <summary>The parameters as they are sent; one without a value has no '='.</summary>
    public List<(string Name, string? Value)> Query { get; } = [];

    /// <summary>The headers but for the content's type.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    public string? ContentType { get; set; }

    /// <summary>What was done to it.</summary>
    public string Twist { get; set; } = "valid";

    /// <summary>Whether the document or the documentation forbids it: it must not succeed.</summary>
    public bool IsForbidden { get; set; }

    /// <summary>The one field, parameter or header that is wrong: a problem must name it.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether it need not come to its operation: another method, or another path.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>Whether it is no HTTP that the server reads: it is answered with a bare status.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>As what it is called, where keys say that.</summary>
    public string? Role { get; set; }

    /// <summary>The matter it is about.</summary>
    public Matter? Matter { get; set; }

    /// <summary>The member of staff whom the path names.</summary>
    public string? Staff => Route.GetValueOrDefault("staff");

    /// <summary>Path and query as they are sent.</summary>
    public string Target => (Address ?? Path) + (Query.Count == 0 ? "" : $"?{string.Join('&', Query.Select(one => one.Value is null ? one.Name : $"{one.Name}={one.Value}"))}");

    /// <summary>The operation's path with its values.</summary>
    public string Path => Placeholder().Replace(operation.Path, match => Route[match.Groups[1].Value]);

    public bool IsStream => operation.Path.EndsWith("/events", StringComparison.Ordinal);

    /// <summary>Sets a header in place of those of its name; none when the value is null.</summary>
    public void Set(string name, string? value)
    {
        Headers.RemoveAll(header => header.Name == name);
        if (value is not null)
        {
            Headers.Add((name, value));
        }
    }

    [GeneratedRegex("{([a-z]+)}")]
    private static partial Regex Placeholder();
}
