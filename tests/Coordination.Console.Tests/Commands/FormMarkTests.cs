using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Commands;

/// <summary>Of a page with several forms, the field that is wrong is marked, with where it says why; no other is.</summary>
public sealed partial class FormMarkTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("people/find", "people", Role.Supervisor, "contact", "", "find-contact", "refused")]
    [InlineData("people/ask", "people", Role.Supervisor, "basis", "No Code!", "basis", "refused basis-hint")]
    [InlineData("people/holds", "people", Role.Supervisor, "held", "the red folder", "held", "refused")]
    [InlineData("access/add", "access", Role.Administrator, "reason", "", "reason", "refused")]
    [InlineData("access/{0}/key", "access/{0}", Role.Administrator, "days", "0", "days", "refused")]
    [InlineData("access/{0}/give", "access/{0}", Role.Administrator, "reason", "", "give-reason", "refused")]
    [InlineData("access/{0}/invite", "access/{0}", Role.Administrator, "reason", "", "link-reason", "refused")]
    [InlineData("access/{0}/describe", "access/{0}", Role.Administrator, "contact", "a\u0007b", "contact", "refused")]
    public async Task Form_WithAWrongField_MarksThatOneAlone(string form, string page, Role role, string field, string value, string id, string described)
    {
        var person = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Principal!.Value;
        var visitor = await hall.VisitorAsync(role);
        var (shown, sent) = ($"/console/halls/town/{string.Format(null, page, person)}", $"/console/halls/town/{string.Format(null, form, person)}");
        (string, string)[] filled = [("contact", "ana@example.org"), ("reason", "Because."), ("basis", "law"), ("what", "export"), ("role", "viewer"), ("days", "30"), ("name", "Ann"), ("by", "link"), (field, value)];

        using var answer = await visitor.SendAsync(shown, sent, [.. filled.Reverse().DistinctBy(one => one.Item1)]);

        ((int)answer.StatusCode).ShouldBeInRange(400, 428);
        WrongFields().Matches(await answer.Content.ReadAsStringAsync()).Select(one => (one.Groups[1].Value, one.Groups[2].Value)).ShouldBe([(id, described)]);
        WrongFields().Matches(await visitor.ReadAsync(shown)).ShouldBeEmpty();
    }

    [GeneratedRegex("<(?:input|select|textarea) id=\"([^\"]+)\"[^>]* aria-invalid=\"true\" aria-describedby=\"([^\"]+)\"")]
    private static partial Regex WrongFields();
}
