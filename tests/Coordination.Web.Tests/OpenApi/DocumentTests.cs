using System.Text.Json;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>The API's document is a contract: paths and operation ids change only on purpose.</summary>
public sealed class DocumentTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Document_Operations_AreThoseOnRecord()
    {
        var document = await ReadAsync();

        document.Operations.Select(operation => $"{operation}").Order(StringComparer.Ordinal)
            .ShouldBe(await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "OpenApi", "operations.txt")));
    }

    [Fact]
    public async Task Document_EveryOperation_SaysWhatItIsAndHowItFails()
    {
        foreach (var operation in (await ReadAsync()).Operations)
        {
            operation.Json.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace($"{operation}");
            var responses = operation.Json.GetProperty("responses").EnumerateObject().ToList();
            responses.ShouldContain(response => response.Name.StartsWith('2'), $"{operation}");
            if (operation.Path != "/health/live")
            {
                responses.ShouldContain(response => response.Name == "503", $"{operation}");
                responses.Where(response => response.Name[0] is '4' or '5')
                    .ShouldAllBe(response => response.Value.GetProperty("content").EnumerateObject().Single().Name == "application/problem+json", $"{operation}");
            }
        }
    }

    [Fact]
    public async Task Document_EveryPathParameter_IsDescribed()
    {
        foreach (var operation in (await ReadAsync()).Operations)
        {
            var inPath = operation.Json.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => $"{{{parameter.GetProperty("name").GetString()}}}")
                : [];
            inPath.ShouldBe(operation.Path.Split('/').Where(segment => segment.StartsWith('{')), $"{operation}");
        }
    }

    [Fact]
    public async Task Document_EveryReference_IsDefined()
    {
        var document = await ReadAsync();
        var defined = document.Schemas.EnumerateObject().Select(schema => $"#/components/schemas/{schema.Name}").ToHashSet();

        References(document.Root).Where(reference => !defined.Contains(reference)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_Submission_HasItsFieldsInTheirForms()
    {
        var body = (await ReadAsync()).Schemas.GetProperty("SubmissionBody");

        body.GetProperty("required").EnumerateArray().Select(field => field.GetString()).ShouldBe(["service"]);
        body.GetProperty("properties").EnumerateObject().Select(field => field.Name)
            .ShouldBe(["service", "applicant", "channel", "facts", "evidence", "appointmentAt", "visit", "needs", "personal"]);
        body.GetProperty("properties").GetProperty("personal").GetProperty("type").EnumerateArray().Select(type => type.GetString()).ShouldBe(["null", "object"]);
    }

    private Task<ApiDocument> ReadAsync() => ApiDocument.ReadAsync(hall.Host.Client);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
