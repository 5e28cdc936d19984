using System.Globalization;
using System.Text;
using Coordination.Console.Requests;
using Coordination.Journal;
using Shouldly;

namespace Coordination.Console.Tests.Requests;

/// <summary>Since when a clock stands still is told where the record says so for certain.</summary>
public sealed class ClockRunTests
{
    private static readonly DateTimeOffset Nine = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    // Each event: its name, the minute after nine, and since which minute the clock runs after it: '-' while it stands still, nothing where the event leaves it.
    [Theory]
    [InlineData("request.admitted 0 0, item.documents-asked 65 -", 65)]
    [InlineData("request.admitted 0 0, item.documents-asked 30, item.completed 65 -", 65)]
    [InlineData("request.admitted 0 0, item.documents-asked 65 -, request.clock-halted 90 -", 65)]
    [InlineData("request.admitted 0 0, item.documents-asked 65 -, request.escalated 90 -", 65)]
    [InlineData("request.admitted 0 0, item.documents-asked 65 -, request.service-level-missed 70, request.documents-supplied 80 80", null)]
    [InlineData("request.admitted 0 0, item.documents-asked 65 -, request.documents-supplied 80 80, item.documents-asked 95 -", 95)]
    [InlineData("request.admitted 0 0, request.appointment-moved 65 -", 65)]
    [InlineData("request.admitted 0 120, request.appointment-moved 65 -", null)]
    [InlineData("request.admitted 0 -, item.documents-asked 65 -", null)]
    [InlineData("request.admitted 0 0, request.clock-halted 90 -", null)]
    public void Clock_AfterItsEvents_StandsStillSinceTheOneThatStoppedIt(string events, int? since)
    {
        var clock = events.Split(", ").Aggregate(ClockRun.None, (run, text) => run.After(Happened(text.Split(' '))));

        clock.StoppedAt.ShouldBe(since is { } minutes ? Nine.AddMinutes(minutes) : null);
    }

    private static JournalEvent Happened(string[] parts) => new()
    {
        Version = 1, Type = parts[0], At = At(parts[1]), By = Actor.Engine, Payload = Encoding.UTF8.GetBytes(parts switch
        {
            [_, _] => "{}",
            [_, _, "-"] => """{"clock":{"used":"00:10:00"}}""",
            [_, _, var running] => $$$"""{"clock":{"used":"00:10:00","runningSince":"{{{At(running):O}}}"}}""",
            _ => "",
        }),
    };

    private static DateTimeOffset At(string minutes) => Nine.AddMinutes(int.Parse(minutes, CultureInfo.InvariantCulture));
}
