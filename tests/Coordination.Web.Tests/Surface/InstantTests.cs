using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>A time that comes in says of which zone it is: another would be read by the zone of whatever machine answers.</summary>
public sealed class InstantTests(HallFixture hall) : IClassFixture<HallFixture>
{
    public static TheoryData<string> Unclear => ["2027-03-01T09:00:00", "2027-03-01", "2027-03-01T09:00", "2027-03-01 09:00:00Z", "2027-03-01T09:00:00+01", "2027-03-01T09:00:00.Z "];

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task F4_EveryInstantOfEveryQuery_WithoutItsOffset_IsRefusedByName(string text)
    {
        var tried = new List<string>();
        foreach (var operation in (await ReadAsync()).Operations)
        {
            foreach (var name in operation.QueryOf("date-time"))
            {
                var path = $"{operation.Address()}?{name}={Uri.EscapeDataString(text)}";
                (await hall.Api.SendAsync(HttpMethod.Parse(operation.Method), path, null, ("X-Actor", Api.Supervisor)))
                    .ShouldBeProblem(400, "invalid", name)["detail"]!.ShouldContain("offset", customMessage: $"{operation}");
                tried.Add(name);
            }
        }

        tried.Distinct().ShouldBe(["submittedFrom", "submittedBefore", "closedFrom", "closedBefore", "dueFrom", "dueBefore", "assignedFrom", "assignedBefore", "at", "from", "to"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task F4_EveryInstantOfEveryBody_WithoutItsOffset_IsRefusedByName(string text)
    {
        var document = await ReadAsync();
        var tried = new List<string>();
        foreach (var operation in document.Operations.Where(operation => operation.BodySchema is not null && !WritingOperations.TakesPlan(operation.Id)))
        {
            foreach (var path in Instants(document, operation.BodySchema!.Value, ""))
            {
                var body = JsonNode.Parse(WritingOperations.Bodies[operation.Id])!;
                body[path] = text;
                (await hall.Api.SendAsync(HttpMethod.Parse(operation.Method), operation.Address(), Api.Raw(body.ToJsonString()), ("X-Actor", Api.Supervisor)))
                    .ShouldBeProblem(400, "invalid", path)["detail"]!.ShouldContain("offset", customMessage: $"{operation}");
                tried.Add($"{operation.Id} {path}");
            }
        }

        tried.ShouldBe(["submitRequest appointmentAt", "moveAppointment appointmentAt"]);
    }

    [Fact]
    public async Task F4_EveryParameterThatIsAnInstant_IsSaidToBeOneInTheDocument()
    {
        foreach (var operation in (await ReadAsync()).Operations.Where(operation => operation.Json.TryGetProperty("parameters", out _)))
        {
            operation.Json.GetProperty("parameters").EnumerateArray()
                .Where(parameter => parameter.GetProperty("description").GetString()!.Contains("instant", StringComparison.Ordinal))
                .Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(operation.QueryOf("date-time"), $"{operation}");
        }
    }

    [Theory]
    [InlineData("2027-03-01T09:00:00Z")]
    [InlineData("2027-03-01T09:00:00%2B01:00")]
    [InlineData("2027-03-01T09:00:00-05:30")]
    [InlineData("2027-03-01T09:00:00.123456789Z")]
    [InlineData("2027-03-01T09:00Z")]
    public async Task F4_AnInstantWithItsOffset_IsTaken(string text)
    {
        (await hall.Api.GetAsync($"/management/v1/centres/hall/requests?submittedFrom={text}")).ShouldBe(200);
        (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1", appointmentAt = Uri.UnescapeDataString(text) })).ShouldBe(201);
    }

    private Task<ApiDocument> ReadAsync() => ApiDocument.ReadAsync(hall.Host.Client);

    // The members of a schema that are instants, by their paths; members of a list are not asked for by any body.
    private static IEnumerable<string> Instants(ApiDocument document, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Instants(document, document.Schemas.GetProperty(reference.GetString()!.Split('/')[^1]), path);
        }

        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time")
        {
            return [path];
        }

        return schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(property => Instants(document, property.Value, $"{path}.{property.Name}".TrimStart('.')))
            : [];
    }
}
