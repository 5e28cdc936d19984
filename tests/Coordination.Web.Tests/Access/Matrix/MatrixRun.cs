using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>Calls every operation of the document as every role, about what is their own, another department's and another hall's, and holds the decision against the documented table.</summary>
internal sealed class MatrixRun(DocumentedMatrix matrix, IReadOnlyList<HttpClient> hosts)
{
    // What is of all halls.
    private static readonly string[] All = ["/management/v1/access", "/management/v1/erasures"];

    private const string GrainPath = "/management/v1/grains/";

    private int _asked;

    /// <summary>How many decisions were looked at.</summary>
    public int Decisions { get; private set; }

    /// <summary>What was decided otherwise than the table says.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Looks at every decision. What is of another hall is not there (404), for whoever has no part in it.</summary>
    /// <param name="callers">Everybody.</param>
    /// <param name="own">A request that the caller submitted (or, of staff, holds), in their department.</param>
    /// <param name="other">One of another department of the hall, that others submitted and hold.</param>
    /// <param name="elsewhere">One of another hall.</param>
    public async Task RunAsync(IReadOnlyList<MatrixCaller> callers, Func<MatrixCaller, ProbeTarget> own, ProbeTarget other, ProbeTarget elsewhere)
    {
        foreach (var operation in (await ApiDocument.ReadAsync(hosts[0])).Operations.Where(operation => PermissionsOf(operation) is not null))
        {
            foreach (var caller in callers)
            {
                await CheckAsync(operation, caller, own(caller), "their own", Allows(operation, caller, isOwn: true));
                await CheckAsync(operation, caller, other, "another department's", Allows(operation, caller, isOwn: false));
                await CheckAsync(operation, caller, elsewhere, "another hall's", PermissionsOf(operation)!.Count == 0 || IsOfAll(operation) ? Allows(operation, caller, isOwn: false) : null);
            }
        }
    }

    /// <summary>The permissions of which one is enough; null for what asks nobody who they are.</summary>
    private static List<string>? PermissionsOf(ApiDocument.Operation operation) => operation.Json.TryGetProperty("x-permissions", out var permissions)
        ? [.. permissions.EnumerateArray().Select(permission => permission.GetString()!)]
        : null;

    private bool Allows(ApiDocument.Operation operation, MatrixCaller caller, bool isOwn)
    {
        var permissions = PermissionsOf(operation)!;
        return permissions.Count == 0 || permissions.Exists(permission => Reaches(matrix[permission, caller.Role], operation, caller, isOwn));
    }

    private static bool Reaches(string reach, ApiDocument.Operation operation, MatrixCaller caller, bool isOwn)
    {
        // What is of all halls takes a grant for all halls, which nobody here has.
        if (IsOfAll(operation))
        {
            return false;
        }

        var isOfTheHall = !Names(operation, "department") && !IsOfAPerson(operation) && !IsOfARequest(operation) && !operation.Path.StartsWith($"{GrainPath}department/", StringComparison.Ordinal);
        return reach switch
        {
            "all" => true,
            "h" => !caller.IsOfOneDepartment || (isOwn && !isOfTheHall),
            "d" => !isOfTheHall && (isOwn || !caller.IsOfOneDepartment),
            "s" => isOwn && (IsOfAPerson(operation) || IsOfARequest(operation)),
            "own" or "kiosk" => operation.Id == "submitRequest" || (isOwn && IsOfARequest(operation)),
            _ => false,
        };
    }

    private static bool IsOfAll(ApiDocument.Operation operation) => All.Any(path => operation.Path.StartsWith(path, StringComparison.Ordinal));

    private static bool Names(ApiDocument.Operation operation, string parameter) => operation.Path.Contains($"{{{parameter}}}", StringComparison.Ordinal);

    private static bool IsOfAPerson(ApiDocument.Operation operation) =>
        Names(operation, "staff") || operation.Path.StartsWith($"{GrainPath}staff/", StringComparison.Ordinal);

    private static bool IsOfARequest(ApiDocument.Operation operation) =>
        Names(operation, "request") || operation.Id is "streamRequestEvents" or "readRequestGrain" or "readRequestHistory" or "compareRequestGrain";

    private async Task CheckAsync(ApiDocument.Operation operation, MatrixCaller caller, ProbeTarget target, string whose, bool? allows)
    {
        var reply = await Probe.CallAsync(hosts[_asked++ % hosts.Count], operation, target, ("Authorization", $"Bearer {caller.Key}"), ("X-Reason", "A test."));
        Decisions++;
        if (allows is not { } may ? reply.Status != 404 : may ? !IsLetIn(reply) : !IsDenied(reply))
        {
            Wrong.Add($"{operation} as {caller}, {whose}: {(allows is null ? "not there" : allows.Value ? "allowed" : "denied")} by the table, and {reply.Status} {reply.Text}");
        }
    }

    // A call that is let in fails by its body at the worst, or finds no such thing in the hall.
    private static bool IsLetIn(ApiReply reply) => reply.Status is < 300 or 400 or 409 or 428 || (reply.Status == 404 && reply["field"] is not null);

    private static bool IsDenied(ApiReply reply) => reply.Status == 403 && reply["code"] == "not-allowed";
}
