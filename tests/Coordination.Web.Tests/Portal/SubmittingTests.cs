using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Portal;

public sealed class SubmittingTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Path = "/v1/centres/hall/requests";
    private const string Key = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    private const string OtherKey = "3f0e2a7c9b514d68a1e0c7d2f4b85936";

    [Fact]
    public async Task Submit_EveryField_IsOnRecordAndFound()
    {
        var reply = await hall.Api.PostAsync(Path, new
        {
            service = "service-1",
            applicant = "enterprise",
            channel = "phone",
            facts = new { danger = "yes" },
            evidence = new[] { "passport" },
            appointmentAt = DateTimeOffset.UtcNow.AddHours(1),
            needs = new[] { "wheelchair" },
            personal = new { name = "Ana", contact = "ana@example.org", matter = "A matter." },
        });

        reply.ShouldBe(201)["status"].ShouldBe("waiting");
        reply.Location.ShouldBe($"/v1/requests/{reply["request"]}");
        var view = (await hall.Api.GetAsync(reply.Location!)).ShouldBe(200);
        view["urgency"].ShouldBe("1");
        view["channel"].ShouldBe("phone");
        view.Text.ShouldNotContain("Ana");
    }

    [Fact]
    public async Task Submit_NotAdmitted_IsOnRecordWithItsReasons()
    {
        var reply = (await hall.Api.PostAsync(Path, new { service = "business" })).ShouldBe(201);

        reply["status"].ShouldBe("refused");
        reply.Body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString())
            .ShouldBe(["not-eligible", "channel-not-served"], ignoreOrder: true);
        (await hall.Api.GetAsync(reply.Location!)).ShouldBe(200)["status"].ShouldBe("refused");
    }

    [Fact]
    public async Task Submit_SameKeyTwice_FindsTheFirst()
    {
        var first = (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: Key)).ShouldBe(201);
        var second = (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: Key)).ShouldBe(201);

        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Submit_SameKeyOtherBody_IsRefused()
    {
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: OtherKey)).ShouldBe(201);

        (await hall.Api.PostAsync(Path, new { service = "service-3" }, key: OtherKey)).ShouldBeProblem(422, "key-reused");
    }

    [Fact]
    public async Task Submit_SameKeyOtherCaller_IsAnotherRequest()
    {
        var first = await hall.Api.PostAsync(Path, new { service = "service-2" }, "citizen:a", "k-3");
        var second = await hall.Api.PostAsync(Path, new { service = "service-2" }, "citizen:b", "k-3");

        second.ShouldBe(201)["request"].ShouldNotBe(first.ShouldBe(201)["request"]);
    }

    [Theory]
    [InlineData("visit-1")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task Submit_KeyThatTwoStrangersMayChoose_NamesTheHeaderAndTheMend(string key)
    {
        var problem = (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: key)).ShouldBeProblem(400, "invalid", "Idempotency-Key");

        problem["detail"]!.ShouldContain("at least 128 random bits");
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, "citizen:anonymous", key)).ShouldBeProblem(400, "invalid", "Idempotency-Key");
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, "citizen:ana", key)).ShouldBe(201);
    }

    [Fact]
    public async Task Submit_KeyWithASpace_NamesTheHeader() =>
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: "with space")).ShouldBeProblem(400, "invalid", "Idempotency-Key");

    [Fact]
    public async Task Submit_KeyTooLong_NamesTheHeader() =>
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, key: new string('k', 129))).ShouldBeProblem(400, "invalid", "Idempotency-Key");

    [Fact]
    public async Task Submit_SeveralFaults_TellsThemAll()
    {
        var reply = await hall.Api.PostAsync(Path, new { servce = "x", channel = "fax", evidence = new[] { (string?)null }, appointmentAt = "soon", facts = new { a = 5 } });

        reply.ShouldBeProblem(400, "invalid").Body.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("path").GetString())
            .ShouldBe(["$.servce", "$.channel", "$.evidence[0]", "$.appointmentAt", "$.facts.a", "$.service"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"service":"service-1","facts":{"shoe-size":"42"}}""", "facts.shoe-size", "give danger, people, illness or note")]
    [InlineData("""{"service":"service-1","facts":{"danger":"secret"}}""", "facts.danger", "neither yes nor no")]
    [InlineData("""{"service":"service-1","needs":["secret"]}""", "needs", "give wheelchair or language-uk")]
    public async Task Submit_WhatThePlanDoesNotDeclare_IsRefusedAndNotRepeated(string body, string field, string says)
    {
        var reply = (await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw(body))).ShouldBeProblem(400, "invalid", field);

        reply["detail"]!.ShouldContain(says);
        reply.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Submit_SensitiveNeed_IsNotWithTheRequest()
    {
        var lane = hall.NextLane();
        var request = (await hall.Api.PostAsync(Path, new { service = lane.Service, facts = new { illness = "asthma" }, needs = new[] { "wheelchair", "language-uk" } })).ShouldBe(201)["request"]!;

        var history = (await hall.Api.GetAsync($"/management/v1/grains/request/{request}/history")).ShouldBe(200).Text;

        history.ShouldContain("language-uk");
        history.ShouldContain("\"neededSkills\":[{\"skill\":\"ukrainian\"");
        history.ShouldNotContain("wheelchair");
        history.ShouldNotContain("asthma");
        history.ShouldContain("\"personal\":\"kept\"");
    }

    [Fact]
    public async Task ReadCatalogue_FactsAndNeeds_AreThoseOfThePlan()
    {
        var catalogue = (await hall.Api.GetAsync("/v1/centres/hall/services")).ShouldBe(200).Text;

        catalogue.ShouldContain("""{"id":"danger","name":"Danger","type":"yes-no","values":[],"keep":"record"}""");
        catalogue.ShouldContain("""{"id":"wheelchair","name":"Wheelchair","sensitive":true}""");
    }

    [Fact]
    public async Task Submit_UnknownCentre_IsNotFound() =>
        (await hall.Api.PostAsync("/v1/centres/nowhere/requests", new { service = "service-2" })).ShouldBeProblem(404, "not-found");

    [Fact]
    public async Task Submit_BadCentreId_NamesTheSegment() =>
        (await hall.Api.PostAsync("/v1/centres/no%20where/requests", new { service = "service-2" })).ShouldBeProblem(400, "invalid", "centre");

    [Theory]
    [InlineData("anna")]
    [InlineData("engine:engine")]
    [InlineData("boss:x")]
    [InlineData("staff:")]
    [InlineData("staff:a b")]
    public async Task Submit_BadActor_NamesTheHeader(string actor) =>
        (await hall.Api.PostAsync(Path, new { service = "service-2" }, actor)).ShouldBeProblem(400, "invalid", "X-Actor");
}
