using System.Runtime.CompilerServices;
using System.Text;
using Coordination.Plans;
using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Every command in every situation, compared with the table in the documentation. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class StateTableTests
{
    private const string Begin = "<!-- state table: begin -->";
    private const string End = "<!-- state table: end -->";

    /// <summary>Situations of the lawyers' opinion, the last open item of a joint matter, by their names.</summary>
    private static readonly (string Name, Func<Story> Make)[] Situations =
    [
        ("none", () => Story.Begin(RequestTestHall.AlwaysOpen)),
        ("refused", () => Story.Begin(RequestTestHall.AlwaysOpen).Given(Submit(RequestTestHall.Marriage))),
        ("pending", () => Story.Begin(RequestTestHall.AlwaysOpen).Given(Submit(RequestTestHall.Permit))),
        ("waiting", Waiting),
        ("offered", () => Waiting().Given(Offer(1, minutes: 500))),
        ("assigned", Assigned),
        ("started", () => Assigned().Given(Start(1))),
        ("on-hold", () => Assigned().Given(new HoldItem(1, RequestTestHall.Anna, "printer"))),
        ("awaiting-documents", () => Assigned().Given(Ask(1, "visa"))),
        ("under-review", () => Assigned().Given(Object(1))),
        ("completed", () => Assigned().Given(Complete(1))),
        ("cancelled", () => Waiting().Given(new CancelRequest("gone"))),
        ("no-show", () => Assigned().Given(NoShow(1))),
    ];

    private static readonly (string Name, RequestCommand Command)[] Tried =
    [
        ("submit", Submit(RequestTestHall.Joint)),
        ("offer", Offer(1, minutes: 5000)),
        ("accept", new AcceptItem(1, RequestTestHall.Anna)),
        ("decline", new DeclineItem(1, RequestTestHall.Anna, "break")),
        ("expire-offer", new ExpireOffer(1)),
        ("assign", Assign(1)),
        ("start", Start(1)),
        ("hold", new HoldItem(1, RequestTestHall.Anna, "printer")),
        ("park", new ParkItem(1, RequestTestHall.Anna, "a form")),
        ("resume", new ResumeItem(1, RequestTestHall.Anna)),
        ("ask-documents", Ask(1, "visa")),
        ("supply-documents", Supply("visa")),
        ("complete", Complete(1)),
        ("transfer, by the holder", Transfer(RequestTestHall.Archive, RequestTestHall.Anna, 1)),
        ("transfer, by a supervisor", Transfer(RequestTestHall.Archive, null, 1)),
        ("object", Object(1)),
        ("review-objection", new ReviewObjection(1, false, null, "yours")),
        ("report-no-show", NoShow(1)),
        ("release", new ReleaseItem(1, "gone")),
        ("give, by a supervisor", new GiveItem(1, RequestTestHall.Bruno, "gone")),
        ("cancel", new CancelRequest("gone")),
        ("escalate", new EscalateRequest(Urgency.MoreUrgent, "late")),
        ("step-back", new StepBack(10)),
        ("record-missed-service-level", new RecordMissedServiceLevel()),
        ("deem-consent", new DeemConsent(1)),
        ("close-for-the-day", new CloseForTheDay([new DepartmentClosing(RequestTestHall.Legal, Story.Monday.AddDays(1), WaitingAtClosing.End, InHandAtClosing.Release, new("closed-for-the-day"))])),
        ("move-from-former-departments", new MoveFromFormerDepartments(7)),
        ("move-clock", new MoveClock(7)),
        ("halt-clock", new HaltClock(true, Story.Monday)),
        ("rate", new RateRequest(5)),
        ("reopen", new ReopenRequest("again")),
    ];

    [Fact]
    public void EveryCommand_InEverySituation_IsAsDocumented()
    {
        var text = File.ReadAllText(Document());
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            text = $"{text[..from]}\n\n{Table()}\n{text[to..]}";
            File.WriteAllText(Document(), text);
            to = text.IndexOf(End, StringComparison.Ordinal);
        }

        text[from..to].Trim().ShouldBe(Table().Trim());
    }

    private static Story Waiting() => Story.Begin(RequestTestHall.AlwaysOpen).Given(Submit(RequestTestHall.Joint), Assign(0), Complete(0));

    private static Story Assigned() => Waiting().Given(Assign(1));

    private static string Table()
    {
        var table = new StringBuilder("| command |").AppendJoin('|', Situations.Select(situation => $" {situation.Name} ")).AppendLine("|");
        table.Append("|---|").AppendJoin('|', Situations.Select(_ => "---")).AppendLine("|");
        foreach (var (name, command) in Tried)
        {
            table.Append("| ").Append(name).Append(" |").AppendJoin('|', Situations.Select(situation => $" {Cell(situation.Make(), name, command)} ")).AppendLine("|");
        }

        return table.ToString();
    }

    private static string Cell(Story story, string name, RequestCommand command)
    {
        // What only time makes due is tried when it is due; all else at once.
        story.After(command is ExpireOffer or DeemConsent or RecordMissedServiceLevel ? 600 : 0).When(command, name.EndsWith("by a supervisor", StringComparison.Ordinal) ? Supervisor : null);
        return story.Refusal switch
        {
            { Code: RefusalCodes.WrongState } => "–",
            { } refusal => $"*{refusal.Code}*",
            null when command is ReopenRequest => $"{WorkItemStatusNames.Of(story.State.Items[^1].Status)} (new item)",
            null => WorkItemStatusNames.Of(story[1].Status),
        };
    }

    private static string Document([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "requests.md");
}
