using System.Text.Json;
using Coordination.Access;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

public sealed class AccessManagementTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Access = "/management/v1/centres/hall/access";

    [Fact]
    public async Task Access_WithoutACredential_Is401AlsoForWhoNamesThemselvesAdministrator()
    {
        var reply = await hall.Api.PostAsync($"{Access}/principals", new { kind = "person", reason = "Me." }, "administrator:root");

        reply.ShouldBeProblem(401, "unauthenticated");
        reply.Headers["WWW-Authenticate"].ShouldBe("Bearer realm=\"coordination\"");
        (await hall.Api.GetAsync(Access)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Access_OfWhoMayOnlyRead_IsReadAndNotChanged()
    {
        var auditor = await hall.NewAsync(Role.Auditor);

        (await auditor.GetAsync(Access)).ShouldBe(200);
        (await auditor.PostAsync($"{Access}/principals", new { kind = "person", reason = "Me." })).ShouldBeProblem(403, "not-allowed", "change-access");
        (await (await hall.NewAsync(Role.Supervisor)).GetAsync(Access)).ShouldBeProblem(403, "not-allowed", "read-access");
    }

    [Fact]
    public async Task Administrator_AddsAPortalWhoseKeyWorksAtOnce()
    {
        var admin = await hall.NewAsync(Role.Administrator);
        var principal = (await admin.PostAsync($"{Access}/principals", new
        {
            kind = "system", name = "Town portal", contact = "portal@example.org", grants = new[] { new { role = "portal" } }, reason = "It submits.",
        })).ShouldBe(200)["principal"]!;
        var expires = DateTimeOffset.UtcNow.AddDays(30);
        var first = (await admin.PostAsync($"{Access}/principals/{principal}/keys", new { expiresAt = expires, reason = "First." }, "once")).ShouldBe(200);
        var again = (await admin.PostAsync($"{Access}/principals/{principal}/keys", new { expiresAt = expires, reason = "First." }, "once")).ShouldBe(200);

        again["secret"].ShouldBeNull();
        again["credential"].ShouldBe(first["credential"]);
        (await hall.Api.SendAsync(HttpMethod.Post, "/v1/centres/hall/requests", Api.Json(new { service = "service-1" }), ("X-Api-Key", first["secret"]!))).ShouldBe(201);

        var list = (await admin.GetAsync(Access)).ShouldBe(200);
        list.Text.ShouldNotContain("hash");
        var shown = list.Body.GetProperty("principals").EnumerateArray().Single(one => one.GetProperty("id").GetString() == principal);
        shown.GetProperty("name").GetString().ShouldBe("Town portal");
        shown.GetProperty("grants")[0].GetProperty("hall").GetString().ShouldBe("hall");
    }

    [Fact]
    public async Task Changes_WithoutAReason_Are428()
    {
        var admin = await hall.NewAsync(Role.Administrator);

        (await admin.PostAsync($"{Access}/principals", new { kind = "person" })).ShouldBeProblem(428, "reason-required", "reason");
        (await admin.PostAsync($"{Access}/principals/{admin.Principal}/disable")).ShouldBeProblem(428, "reason-required", "reason");
    }

    [Fact]
    public async Task Changes_ThatAreWrong_NameTheField()
    {
        var admin = await hall.NewAsync(Role.Administrator);

        (await admin.PostAsync($"{Access}/principals", new { kind = "robot", reason = "?" })).ShouldBeProblem(400, "invalid", "kind");
        (await admin.PostAsync($"{Access}/principals", new { kind = "person", grants = new[] { new { role = "king" } }, reason = "?" })).ShouldBeProblem(400, "invalid", "grants[0].role");
        (await admin.PostAsync($"{Access}/principals", new { kind = "person", grants = new[] { new { role = "head", hall = "other-hall" } }, reason = "?" })).ShouldBeProblem(400, "invalid", "grants[0].hall");
        (await admin.PostAsync($"{Access}/principals/p-short/disable", new { reason = "?" })).ShouldBeProblem(400, "invalid", "principal");
        (await admin.PostAsync($"{Access}/principals/p-aaqaeayeaudaocajbifqydiobq/disable", new { reason = "?" })).ShouldBeProblem(404, "not-found", "principal");
        (await admin.PostAsync($"{Access}/credentials/short/revoke", new { reason = "?" })).ShouldBeProblem(400, "invalid", "credential");
        (await admin.PostAsync($"{Access}/principals/{admin.Principal}/keys", new { expiresAt = DateTimeOffset.UtcNow.AddYears(5), reason = "?" })).ShouldBeProblem(400, "invalid", "expiresAt");
        (await admin.GetAsync($"{Access}?who=all")).ShouldBeProblem(400, "invalid", "who");
    }

    [Fact]
    public async Task Grants_GivenAndTaken_CountAtOnce()
    {
        var (admin, clerk) = (await hall.NewAsync(Role.Administrator), await hall.NewAsync(Role.Viewer));
        var grants = $"{Access}/principals/{clerk.Principal}/grants";
        var crisis = new { reason = "Flood." };

        (await clerk.PostAsync("/management/v1/centres/hall/crisis/declare", crisis)).ShouldBe(403);
        (await admin.PostAsync($"{grants}/give", new { grant = new { role = "supervisor" }, reason = "Promoted." })).ShouldBe(200);
        (await clerk.PostAsync("/management/v1/centres/hall/crisis/declare", crisis)).ShouldBe(200);
        (await clerk.PostAsync("/management/v1/centres/hall/crisis/lift", new { reason = "Dry." })).ShouldBe(200);
        (await admin.PostAsync($"{grants}/take", new { grant = new { role = "supervisor" }, reason = "Back." })).ShouldBe(200);
        (await clerk.PostAsync("/management/v1/centres/hall/crisis/declare", crisis)).ShouldBe(403);
    }

    [Fact]
    public async Task AccessToAllHalls_IsChangedByWhoHasAllHallsOnly()
    {
        var (one, all) = (await hall.NewAsync(Role.Administrator), await hall.NewAsync(new Grant(Role.Administrator)));
        var body = new { kind = "person", grants = new[] { new { role = "auditor" } }, reason = "The court of audit." };

        (await one.PostAsync("/management/v1/access/principals", body)).ShouldBeProblem(403, "not-allowed", "change-access");
        (await all.PostAsync("/management/v1/access/principals", body)).ShouldBe(200);
        (await all.GetAsync("/management/v1/access")).ShouldBe(200).Body.GetProperty("principals").EnumerateArray()
            .ShouldContain(principal => principal.GetProperty("grants").EnumerateArray().Any(IsForAll));
    }

    [Fact]
    public async Task Document_EveryArray_SaysOfWhat() =>
        Arrays((await ApiDocument.ReadAsync(hall.Host.Client)).Root, "$").Where(array => !array.Schema.TryGetProperty("items", out _)).Select(array => array.Path).ShouldBeEmpty();

    private static IEnumerable<(string Path, JsonElement Schema)> Arrays(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => (IsArray(element) ? [(path, element)] : Enumerable.Empty<(string, JsonElement)>())
            .Concat(element.EnumerateObject().SelectMany(property => Arrays(property.Value, $"{path}.{property.Name}"))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Arrays(item, $"{path}[{index}]")),
        _ => [],
    };

    private static bool IsArray(JsonElement schema) => schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.String ? type.GetString() == "array" : type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(one => one.GetString() == "array"));

    [Fact]
    public async Task Document_WithAccess_SaysHowAKeyIsBroughtAndEveryOperation()
    {
        var document = await ApiDocument.ReadAsync(hall.Host.Client);

        document.Root.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name).ShouldBe(["bearer", "key", "trackingCode"], ignoreOrder: true);
        document.Operations.Count(operation => operation.Path.Contains("/access", StringComparison.Ordinal) && !operation.Path.Contains("/grains/", StringComparison.Ordinal)).ShouldBe(16);
        document.Operations.Select(operation => operation.Id).ShouldBeUnique();
    }

    private static bool IsForAll(JsonElement grant) => grant.GetProperty("role").GetString() == "auditor" && !grant.TryGetProperty("hall", out _);
}
