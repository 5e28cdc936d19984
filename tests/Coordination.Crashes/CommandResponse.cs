using System.Net;
using System.Text.Json;

namespace Coordination.Crashes;

/// <summary>What came back for a command; after a failure it is worth trying again.</summary>
internal sealed record CommandResponse(bool IsGranted, string? Failure, string Body)
{
    /// <summary>The failure of a full disk.</summary>
    public const string DiskFull = "503 unavailable, the disk is full";

    private const string ProblemDocument = "application/problem+json";

    /// <summary>Nobody answered.</summary>
    public static CommandResponse None(Exception fault) => new(false, fault is TaskCanceledException ? "no answer in time" : "connection lost", "");

    public static async Task<CommandResponse> ReadAsync(HttpResponseMessage message)
    {
        var body = await message.Content.ReadAsStringAsync();
        return new(message.IsSuccessStatusCode, message.StatusCode >= HttpStatusCode.InternalServerError ? FailureOf(message, body) : null, body);
    }

    /// <summary>What is wrong with an answer that was not granted; null when a client can live with it.</summary>
    public static string? FaultOf(HttpResponseMessage message, string body) => message switch
    {
        { IsSuccessStatusCode: true } => null,
        { StatusCode: not HttpStatusCode.ServiceUnavailable } => $"{(int)message.StatusCode}",
        { Headers.RetryAfter: null } => "503 without Retry-After",
        { Content.Headers.ContentType.MediaType: not ProblemDocument } => "503 that is no problem document",
        _ when body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception", StringComparison.Ordinal) => "a stack trace",
        _ => null,
    };

    private static string FailureOf(HttpResponseMessage message, string body)
    {
        if (message.Content.Headers.ContentType?.MediaType != ProblemDocument)
        {
            return $"{(int)message.StatusCode}";
        }

        using var problem = JsonDocument.Parse(body);
        var full = problem.RootElement.GetProperty("detail").GetString()!.Contains("disk is full", StringComparison.Ordinal);
        return full ? DiskFull : $"{(int)message.StatusCode} {problem.RootElement.GetProperty("code").GetString()}";
    }
}
