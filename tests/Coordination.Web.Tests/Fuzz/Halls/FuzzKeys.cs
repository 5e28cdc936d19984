using Coordination.Access;
using Coordination.Centres;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Access.Matrix;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>Who calls a host that takes nobody's word: the usual caller of an operation, and now and then another, or nobody.</summary>
internal sealed class FuzzKeys
{
    private const string Nobody = "nobody";
    private const string Elsewhere = "elsewhere";
    private const string Revoked = "revoked";

    private readonly DocumentedMatrix _matrix = DocumentedMatrix.Read();
    private readonly Dictionary<string, string> _keys = [];
    private readonly List<string> _others = [Nobody];

    /// <summary>Makes a key for everybody whom the callers of a fuzzer may be.</summary>
    public static async Task<FuzzKeys> MakeAsync(TestHost host)
    {
        var keys = new FuzzKeys();
        foreach (var staff in TestPlan.Create().Staff.Select(person => person.Id.ToString()))
        {
            var department = new DepartmentId($"desk-{staff[(staff.IndexOf('-', StringComparison.Ordinal) + 1)..]}");
            keys._keys[$"staff:{staff}"] = (await host.Coordination.NewKeyAsync(new Grant(Role.Staff, TestPlan.Centre, department), staff)).Secret;
        }

        foreach (var role in keys._matrix.Roles.Where(role => role != "staff"))
        {
            await keys.AddAsync(host, role, new Grant(Enum.Parse<Role>(role, ignoreCase: true), role is "supervisor" or "administrator" ? null : TestPlan.Centre));
        }

        await keys.AddAsync(host, Elsewhere, new Grant(Role.Supervisor, new CentreId(Annex.Centre)));
        var revoked = await keys.AddAsync(host, Revoked, new Grant(Role.Administrator));
        (await host.Coordination.AccessToAllHalls().ExecuteAsync(new RevokeCredential(revoked.Credential) { Reason = "A test." }, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        return keys;
    }

    /// <summary>Names the caller of a request, as somebody who may call it, mostly.</summary>
    /// <param name="request">The request.</param>
    /// <param name="random">The caller's choices.</param>
    public void Name(FuzzRequest request, Random random)
    {
        var caller = random.Next(7) == 0 ? _others[random.Next(_others.Count)] : Usual(request);
        request.Role = caller.Split(':')[0];
        request.Set("Authorization", _keys.TryGetValue(caller, out var key) ? $"Bearer {key}" : null);
        if (caller == Nobody && request.Matter?.TrackingCode is { } code && random.Next(4) > 0)
        {
            request.Set("X-Tracking-Code", code);
        }

        if (request.Operation.Parameters("header").Contains("X-Reason") && random.Next(4) > 0)
        {
            request.Set("X-Reason", "A test.");
        }
    }

    /// <summary>Whether a request should not have succeeded, whoever's it was that it is about.</summary>
    public bool Forbids(FuzzRequest request)
    {
        if (request.IsElsewhere || !request.Operation.Json.TryGetProperty("x-permissions", out var permissions))
        {
            return false;
        }

        var needed = permissions.EnumerateArray().Select(permission => permission.GetString()!).ToList();
        var isOpen = request.Operation.Id is "readServices" or "submitRequest" || request.Headers.Exists(header => header.Name == "X-Tracking-Code");
        return request.Role switch
        {
            null => false,
            Nobody => !isOpen,
            Revoked => true,
            Elsewhere => needed.Count > 0 && request.Route.GetValueOrDefault("centre") == RequestMaker.Centre,
            { } role => needed.Count > 0 && !isOpen && needed.TrueForAll(permission => _matrix[permission, role] == "–"),
        };
    }

    private static string Usual(FuzzRequest request)
    {
        var path = request.Operation.Path;
        return path.Contains("/items/{item}", StringComparison.Ordinal) && !path.StartsWith("/management", StringComparison.Ordinal) && request.Matter?.Staff is { } holder ? $"staff:{holder}"
            : request.Staff is { } staff && path.StartsWith("/v1", StringComparison.Ordinal) ? $"staff:{staff}"
            : path.StartsWith("/v1/", StringComparison.Ordinal) ? request.Matter?.TrackingCode is null && path != "/v1/centres/{centre}/requests" ? "supervisor" : Nobody
            : request.Operation.Id is "publishPlan" or "reconcile" || path.Contains("/access", StringComparison.Ordinal) || path.EndsWith("/approve", StringComparison.Ordinal) ? "administrator"
            : "supervisor";
    }

    private async Task<PersonKey> AddAsync(TestHost host, string name, Grant grant)
    {
        var key = await host.Coordination.NewKeyAsync(grant);
        _keys[name] = key.Secret;
        _others.Add(name);
        return key;
    }
}
