using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Journal;

/// <summary>The three appends of a request that is submitted, assigned and completed, of the sizes that real ones have.</summary>
internal static class SampleLifecycle
{
    private static readonly CentreId Centre = new("wola");
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly string Filling = new('x', 120);

    /// <summary>Lifecycles with rising ids, each an array of three appends.</summary>
    public static Append[][] Make(int count) => [.. Enumerable.Range(0, count).Select(One)];

    private static Append[] One(int number)
    {
        var request = new RequestId(Guid.CreateVersion7(Start.AddMilliseconds(number)));
        var since = Start.AddMilliseconds(number);
        var department = new DepartmentId(string.Create(CultureInfo.InvariantCulture, $"desk-{number % 8}"));
        var row = new GrainRow
        {
            Key = GrainKey.Of(request),
            Centre = Centre,
            Department = department,
            Status = "waiting",
            IsOpen = true,
            Urgency = (Urgency)(1 + (number % 5)),
            Due = since.AddHours(1),
            Since = since,
            Version = 0,
            Hash = default,
            State = default,
        };
        var submitted = Next(row, row, "request.submitted", Citizen(number));
        var assigned = Next(
            submitted.Row,
            submitted.Row with { Status = "in-service", Staff = new StaffId(string.Create(CultureInfo.InvariantCulture, $"clerk-{number % 40}")) },
            "item.assigned",
            null);
        var completed = Next(
            assigned.Row, assigned.Row with { Status = "completed", IsOpen = false, Staff = null, Department = null, Due = null }, "item.completed", null);
        return [submitted, assigned, completed];
    }

    private static Append Next(GrainRow before, GrainRow after, string type, PersonalText? personal)
    {
        var happened = new JournalEvent
        {
            Version = before.Version + 1,
            Type = type,
            At = before.Since.AddMicroseconds(before.Version),
            By = new Actor(ActorKind.Staff, "wola/clerk-17"),
            Payload = Json($$"""{"item":0,"staff":"clerk-17","why":"the longest idle of those with the skill","note":"{{Filling}}"}"""),
            Personal = personal,
            PersonalDigest = personal is null ? null : EventChain.DigestPersonal(personal),
            Command = new CommandStamp(new CommandKey($"{after.Key.Id}:{before.Version}"), new EventHash(1, 2, 3, 4), after.Status),
        };
        happened = happened with { Hash = EventChain.Next(before.Hash, after.Key, happened) };
        var row = after with { Version = happened.Version, Hash = happened.Hash, State = State(after) };
        return new Append([happened], row, before.Version);
    }

    private static PersonalText Citizen(int number) =>
        new(new byte[16], Json(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"Citizen {{number}}","phone":"+48 600 000 000"}""")));

    private static ReadOnlyMemory<byte> State(GrainRow row) => Json(
        $$"""{"id":"{{row.Key.Id}}","centre":"wola","status":"{{row.Status}}","service":"licence","items":[{"step":"desk","department":"{{row.Department}}","holder":"{{row.Staff}}","note":"{{Filling}}"}],"notes":["{{Filling}}","{{Filling}}","{{Filling}}"]}""");

    private static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
