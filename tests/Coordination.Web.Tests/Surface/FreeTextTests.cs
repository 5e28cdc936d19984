using System.Text.Json.Nodes;
using Coordination.Web.Tests.Fuzz;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>Every text that people write is taken in by one rule: no control characters, no marks of writing direction.</summary>
public sealed class FreeTextTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private static readonly string[] Texts = ["\u0007", "\u001b[31m", "\u007f", "\u0085", "\u061c", "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u2028", "\u2029"];

    /// <summary>Where people write, and the state a request or a person must be in for it to be read.</summary>
    public static TheoryData<string, string> Fields => new()
    {
        { "submitRequest", "personal.name" },
        { "submitRequest", "personal.contact" },
        { "submitRequest", "personal.matter" },
        { "submitRequest", "facts.danger" },
        { "submitRequest", "needs[0]" },
        { "submitRequest", "evidence[0]" },
        { "cancelRequest", "reason" },
        { "supplyDocuments", "documents[0]" },
        { "rateRequest", "comment" },
        { "signOn", "window" },
        { "pauseWork", "reason" },
        { "declineItem", "reason" },
        { "holdItem", "reason" },
        { "parkItem", "reason" },
        { "moveAppointment", "reason" },
        { "askDocuments", "documents[0]" },
        { "askDocuments", "message" },
        { "completeItem", "outcome" },
        { "completeItem", "note" },
        { "transferItem", "reason" },
        { "objectToDispatch", "reason" },
        { "escalateRequest", "reason" },
        { "cancelRequestBySupervisor", "reason" },
        { "reopenRequest", "reason" },
        { "releaseItem", "reason" },
        { "giveItem", "reason" },
        { "transferItemBySupervisor", "reason" },
        { "reviewObjection", "reason" },
        { "declareCrisis", "reason" },
        { "liftCrisis", "reason" },
        { "closeDepartment", "reason" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Text_WithWhatNobodySees_IsRefused(string operation, string field)
    {
        var lane = hall.NextLane();
        var (path, actor) = await AddressAsync(operation, lane);
        foreach (var text in Texts)
        {
            (await hall.Api.SendAsync(HttpMethod.Post, path, Api.Raw(With(operation, field, $"a{text}b")), actor is null ? [] : [("X-Actor", actor)]))
                .ShouldBeProblem(400, "invalid", field)["detail"]!.ShouldContain(field is "outcome" or "evidence[0]" or "documents[0]" ? "is no code" : "leave them out");
        }
    }

    [Fact]
    public async Task Plan_NamesWithMarksOfDirection_AreRefused()
    {
        var plan = (await hall.Api.GetAsync("/management/v1/centres/hall/plan")).Text.Replace("Test Hall", "Test \u202eHall", StringComparison.Ordinal);

        (await hall.Api.SendAsync(HttpMethod.Put, "/management/v1/centres/hall/plan", Api.Raw(plan), ("X-Actor", Api.Supervisor), ("If-Match", "*")))
            .ShouldBeProblem(422, "plan-invalid").Text.ShouldContain("$.name");
    }

    [Fact]
    public async Task Text_OfSeveralLinesInAnyScript_IsTaken() =>
        (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1", personal = new { matter = "Une ligne\n\tשלום, مرحبا, 🧑‍🦽\r\nŁódź" } })).ShouldBe(201);

    private static string With(string operation, string field, string text)
    {
        var body = JsonNode.Parse(WritingOperations.Bodies[operation])!;
        if (operation == "submitRequest")
        {
            (body as JsonObject)!.Remove("appointmentAt");
        }

        var names = field.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        var owner = names[..^1].Aggregate(body, (node, name) => node[name]!);
        if (owner is JsonArray list)
        {
            list[0] = text;
        }
        else
        {
            owner[names[^1]] = text;
        }

        return body.ToJsonString();
    }

    private async Task<(string Path, string? Actor)> AddressAsync(string id, Lane lane)
    {
        var template = (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Single(one => one.Id == id).Path;
        var request = template.Contains("{request}", StringComparison.Ordinal) ? await PrepareAsync(id, lane) : "";
        if (id == "pauseWork")
        {
            await lane.SignOnAsync();
        }

        var path = template
            .Replace("{centre}", "hall", StringComparison.Ordinal)
            .Replace("{staff}", lane.Clerk, StringComparison.Ordinal)
            .Replace("{department}", lane.Department, StringComparison.Ordinal)
            .Replace("{request}", request, StringComparison.Ordinal)
            .Replace("{item}", "0", StringComparison.Ordinal);
        return (path, template.StartsWith("/management", StringComparison.Ordinal) ? Api.Supervisor : template.Contains("{item}", StringComparison.Ordinal) ? lane.As : null);
    }

    private static Task<string> PrepareAsync(string id, Lane lane) => id switch
    {
        "rateRequest" or "reopenRequest" => lane.CompletedAsync(),
        "cancelRequest" => lane.SubmitAsync(),
        _ => lane.StartedAsync(),
    };
}
