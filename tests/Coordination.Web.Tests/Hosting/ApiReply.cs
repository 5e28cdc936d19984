using System.Text.Json;
using Shouldly;

namespace Coordination.Web.Tests.Hosting;

/// <summary>What came back.</summary>
internal sealed record ApiReply(int Status, string? ContentType, string? ETag, string? Location, string? RetryAfter, string Text)
{
    /// <summary>All its headers.</summary>
    public Dictionary<string, string> Headers { get; private init; } = [];

    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    public static async Task<ApiReply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.ETag?.ToString(),
        response.Headers.Location?.ToString(),
        response.Headers.RetryAfter?.ToString(),
        await response.Content.ReadAsStringAsync())
    {
        Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
    };

    public string? this[string field] => Body.TryGetProperty(field, out var value) ? value.ToString() : null;

    public ApiReply ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public ApiReply ShouldBeProblem(int status, string code, string? field = null)
    {
        ShouldBe(status);
        ContentType.ShouldBe("application/problem+json");
        this["code"].ShouldBe(code, Text);
        this["status"].ShouldBe(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        this["type"].ShouldBe($"urn:problem-type:coordination:{code}");
        this["detail"].ShouldNotBeNullOrWhiteSpace();
        if (field is not null)
        {
            this["field"].ShouldBe(field, Text);
        }

        return this;
    }
}
