using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>What a probing call is about.</summary>
/// <param name="Hall">The hall.</param>
/// <param name="Request">A request of it.</param>
/// <param name="Department">The department at which that stands.</param>
/// <param name="Staff">Who holds it, and whose desk is meant.</param>
internal sealed record ProbeTarget(string Hall, string Request, string Department, string Staff);

/// <summary>Calls operations only to see whether somebody may: what would change something gets a body that is none, which is read after that was decided.</summary>
internal static class Probe
{
    public static readonly string[] Streams = ["streamRequestEvents", "streamEvents"];

    public static async Task<ApiReply> CallAsync(HttpClient client, ApiDocument.Operation operation, ProbeTarget target, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(new HttpMethod(operation.Method.ToUpperInvariant()), Address(operation, target));
        if (operation.Method is not ("get" or "delete"))
        {
            message.Content = Api.Raw("{");
        }

        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return answer.IsSuccessStatusCode && Streams.Contains(operation.Id) ? new ApiReply((int)answer.StatusCode, null, null, null, null, "") : await ApiReply.ReadAsync(answer);
    }

    private static string Address(ApiDocument.Operation operation, ProbeTarget target)
    {
        var path = operation.Path;
        foreach (var name in operation.Parameters("path"))
        {
            path = path.Replace($"{{{name}}}", Value(name, operation.Path, target), StringComparison.Ordinal);
        }

        return operation.Id == "streamRequestEvents" ? $"{path}?request={target.Request}"
            : operation.Query.Contains("centre") ? $"{path}?centre={target.Hall}"
            : path;
    }

    private static string Value(string name, string path, ProbeTarget target) => name switch
    {
        "centre" => target.Hall,
        "request" => target.Request,
        "department" => target.Department,
        "staff" => target.Staff,
        "item" => "0",
        "version" or "number" or "proposal" => "1",
        "principal" => "p-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "credential" => "aaaaaaaa",
        "batch" => "b-aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "id" => path.Split('/')[4] switch
        {
            "request" => target.Request,
            "staff" => target.Staff,
            "department" => target.Department,
            _ => target.Hall,
        },
        _ => throw new InvalidOperationException($"There is no value for '{name}' in the path of {path}: teach it one here."),
    };
}
