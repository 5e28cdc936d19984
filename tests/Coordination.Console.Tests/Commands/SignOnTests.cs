using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Commands;

/// <summary>Whoever runs the hall signs people on, and is told where nobody would be left.</summary>
public sealed class SignOnTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Ewa = "/console/halls/town/staff/ewa";
    private const string Anna = "/console/halls/town/staff/anna";

    [Fact]
    public async Task Department_WithNobodyAtWork_HasTheWayToSignSomebodyOn()
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);

        var department = await supervisor.ReadAsync("/console/halls/town/departments/papers");
        department.ShouldContain("nobody here takes work");
        department.ShouldContain($"href=\"{Ewa}/sign-on\"");
        (await supervisor.ReadAsync("/console/halls/town/floor")).ShouldContain($"href=\"{Ewa}/sign-on\"");
        (await supervisor.ReadAsync(Ewa)).ShouldContain($"href=\"{Ewa}/sign-on\"");
        (await (await hall.VisitorAsync(Role.Administrator)).ReadAsync(Ewa)).ShouldNotContain("/sign-on");
        (await supervisor.ReadAsync($"{Ewa}/sign-on")).ShouldContain("<option value=\"3\">3</option>");

        using var without = await supervisor.SendAsync($"{Ewa}/sign-on", $"{Ewa}/sign-on", ("window", "3"));
        using var elsewhere = await supervisor.SendAsync($"{Ewa}/sign-on", $"{Ewa}/sign-on", ("window", "9"), ("reason", "She is back."));
        using var done = await supervisor.SendAsync($"{Ewa}/sign-on", $"{Ewa}/sign-on", ("window", "3"), ("reason", "She is back."));

        (without.StatusCode, elsewhere.StatusCode, done.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.SeeOther));
        var state = (await StateOf("ewa"))!;
        (state.Presence, state.Window).ShouldBe((StaffPresence.SignedOn, "3"));
        (await supervisor.ReadAsync("/console/halls/town/departments/papers")).ShouldNotContain("nobody here takes work");
        (await supervisor.SendAsync($"{Ewa}/sign-off", $"{Ewa}/sign-off", ("release", "true"), ("reason", "Over."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("sign-off")]
    [InlineData("drain")]
    public async Task LastOne_WhoIsToTakeNoMoreWork_IsNamedWithWhatWaits(string command)
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        (await supervisor.ReadAsync($"{Anna}/{command}")).ShouldContain("Permits is open, and nobody else there takes work");

        (await supervisor.SendAsync("/console/halls/town/staff/jan/sign-on", "/console/halls/town/staff/jan/sign-on", ("reason", "Help."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Staff.Any(person => person.Staff == new StaffId("jan")));

        (await supervisor.ReadAsync($"{Anna}/{command}")).ShouldNotContain("nobody else there");
        (await supervisor.SendAsync("/console/halls/town/staff/jan/sign-off", "/console/halls/town/staff/jan/sign-off", ("release", "true"), ("reason", "Over."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Centre(ConsolePlan.Centre).ReadQueueAsync()).Staff.All(person => person.Staff != new StaffId("jan")));
    }

    [Fact]
    public async Task Drained_WithWorkInHand_FinishesAndCanGoOn()
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        (await supervisor.SendAsync($"{Anna}/drain", $"{Anna}/drain", ("reason", "Her shift ends."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await StateOf("anna"))!.Presence.ShouldBe(StaffPresence.Draining);
        (await supervisor.ReadAsync(Anna)).ShouldContain($"href=\"{Anna}/resume\"");
        (await supervisor.SendAsync($"{Anna}/resume", $"{Anna}/resume", ("reason", "She stays."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StateOf("anna"))!.Presence.ShouldBe(StaffPresence.SignedOn);
    }

    [Fact]
    public async Task Plan_WithoutTheLastOneOfADepartment_SaysThatNobodyIsLeft()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var published = (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!;
        var without = System.Text.Encoding.UTF8.GetString(PlanDocument.WriteIndented(published.Plan with { Staff = [.. published.Plan.Staff.Where(person => person.Id != new StaffId("anna"))] }));

        foreach (var path in (string[])["check", "confirm"])
        {
            using var answer = await administrator.SendAsync("/console/halls/town/plan", $"/console/halls/town/plan/{path}", ("plan", without), ("version", $"{published.Version}"));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Permits is open, and nobody else there takes work", customMessage: path);
        }
    }

    private async Task<StaffState?> StateOf(string staff) => await hall.Host.Coordination.Staff(ConsolePlan.Centre, new StaffId(staff)).ReadAsync();
}
